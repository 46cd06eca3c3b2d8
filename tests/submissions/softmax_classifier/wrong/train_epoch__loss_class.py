# {"task": "train_epoch", "verdict": "wrong", "mistake": "loss_object_not_created", "listed": true, "note": "nn.CrossEntropyLoss(scores, classes) instead of calling the loss that was given: crash", "lines": [[8]]}
from torch import nn

def train_epoch(model, loader, loss_function, optimizer):
    total, n = 0.0, 0
    for pixels, classes in loader:
        scores = model(pixels)
        loss = nn.CrossEntropyLoss(scores, classes)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item() * len(pixels)
        n += len(pixels)
    return total / n
