# {"task": "train_epoch", "verdict": "wrong", "mistake": "wrong_divisor", "listed": false, "note": "the sum over examples is divided by the number of batches", "lines": [[14]]}
import torch


def train_epoch(model, loader, loss_function, optimizer):
    total = 0.0
    for pixels, classes in loader:
        scores = model(pixels)
        loss = loss_function(scores, classes)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item() * len(pixels)
    return total / len(loader)
