# {"task": "accuracy", "verdict": "wrong", "mistake": "argmin", "listed": true, "note": "the class with the smallest score", "lines": [[8]]}
import torch

def accuracy(model, loader):
    correct, total = 0, 0
    with torch.no_grad():
        for x, y in loader:
            correct += (model(x).argmin(dim=1) == y).sum().item()
            total += y.size(0)
    return correct / total
