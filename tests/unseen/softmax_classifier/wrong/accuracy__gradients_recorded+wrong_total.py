# {"task": "accuracy", "verdict": "wrong", "mistake": "gradients_recorded+wrong_total", "listed": false, "note": "no no_grad anywhere; full batches are assumed in the total", "lines": [[7, 8], [10]]}
import torch


def accuracy(model, loader):
    correct = 0
    for pixels, classes in loader:
        scores = model(pixels)
        correct += (scores.argmax(dim=1) == classes).sum().item()
    total = len(loader) * loader.batch_size
    return correct / total
