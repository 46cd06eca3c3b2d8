# {"task": "accuracy", "verdict": "wrong", "mistake": "scores_compared_with_classes", "listed": false, "note": "compares the largest score (not its index) with the class", "lines": [[8, 9]]}
import torch

def accuracy(model, loader):
    correct, total = 0, 0
    with torch.no_grad():
        for x, y in loader:
            best = model(x).max(dim=1).values
            correct += (best == y).sum().item()
            total += len(y)
    return correct / total
