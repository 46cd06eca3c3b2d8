# {"task": "train", "verdict": "wrong", "mistake": "own_order", "listed": false, "note": "makes its own unshuffled loader from loader.dataset", "lines": [[6]]}
from torch.utils.data import DataLoader

def train(model, loader, loss_function, optimizer, epochs):
    losses = []
    mine = DataLoader(loader.dataset, batch_size=loader.batch_size or 1)
    for _ in range(epochs):
        total, count = 0.0, 0
        for x, y in mine:
            loss = loss_function(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item() * len(x)
            count += len(x)
        losses.append(total / count)
    return losses
