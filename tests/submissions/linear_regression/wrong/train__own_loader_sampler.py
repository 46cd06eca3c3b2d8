# {"task": "train", "verdict": "wrong", "mistake": "own_loader_sampler", "listed": false, "note": "makes its own loader with the sampler: forgets the collate function and the batch sampler", "lines": [[6]]}
from torch.utils.data import DataLoader

def train(model, loader, loss_function, optimizer, epochs):
    losses = []
    mine = DataLoader(loader.dataset, batch_size=loader.batch_size or 1, sampler=loader.sampler)
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
