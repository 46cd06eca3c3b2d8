# {"task": "accuracy", "verdict": "wrong", "mistake": "count_not_fraction", "listed": false, "note": "returns the number of right answers", "lines": [[8, 9]]}
import torch

def accuracy(model, loader):
    correct = 0
    with torch.no_grad():
        for x, y in loader:
            correct += (model(x).argmax(1) == y).sum().item()
    return correct
