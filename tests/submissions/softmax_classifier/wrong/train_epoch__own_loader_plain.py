# {"task": "train_epoch", "verdict": "wrong", "mistake": "own_loader_plain", "listed": false, "note": "goes through a new unshuffled loader of the same batch size", "lines": [[6]]}
from torch.utils.data import DataLoader


def train_epoch(model, loader, loss_function, optimizer):
    loader = DataLoader(loader.dataset, batch_size=loader.batch_size)
    total = n = 0
    for x, y in loader:
        loss = loss_function(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item() * len(x)
        n += len(x)
    return total / n
