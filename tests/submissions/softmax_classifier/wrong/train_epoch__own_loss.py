# {"task": "train_epoch", "verdict": "wrong", "mistake": "ignores_loss_function", "listed": true, "note": "uses nn.CrossEntropyLoss() whatever loss was given", "lines": [[4, 9]]}
from torch import nn

criterion = nn.CrossEntropyLoss()

def train_epoch(model, loader, loss_function, optimizer):
    total, n = 0.0, 0
    for pixels, classes in loader:
        loss = criterion(model(pixels), classes)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item() * len(pixels)
        n += len(pixels)
    return total / n
