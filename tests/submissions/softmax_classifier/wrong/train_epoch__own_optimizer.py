# {"task": "train_epoch", "verdict": "wrong", "mistake": "ignores_optimizer", "listed": true, "note": "makes its own SGD and ignores the one that was given", "lines": [[5]]}
from torch.optim import SGD

def train_epoch(model, loader, loss_function, optimizer):
    optimizer = SGD(model.parameters(), lr=0.01)
    total, n = 0.0, 0
    for pixels, classes in loader:
        loss = loss_function(model(pixels), classes)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item() * len(pixels)
        n += len(pixels)
    return total / n
