# {"task": "accuracy", "verdict": "wrong", "mistake": "wrong_dim", "listed": true, "note": "argmax without dim: one index into the flattened scores", "lines": [[8]]}
import torch

def accuracy(model, loader):
    correct, total = 0, 0
    with torch.no_grad():
        for x, y in loader:
            correct += (model(x).argmax() == y).sum().item()
            total += y.size(0)
    return correct / total
