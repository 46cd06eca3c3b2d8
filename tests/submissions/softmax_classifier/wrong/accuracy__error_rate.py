# {"task": "accuracy", "verdict": "wrong", "mistake": "error_rate", "listed": false, "note": "the fraction of wrong answers", "lines": [[8, 10]]}
import torch

def accuracy(model, loader):
    wrong, total = 0, 0
    with torch.no_grad():
        for x, y in loader:
            wrong += (model(x).argmax(1) != y).sum().item()
            total += len(y)
    return wrong / total
