# {"task": "accuracy", "verdict": "wrong", "mistake": "gradient_recorded", "listed": false, "note": "torch.no_grad() as a statement of its own does nothing", "lines": [[5]]}
import torch

def accuracy(model, loader):
    torch.no_grad()
    correct, total = 0, 0
    for x, y in loader:
        correct += (model(x).argmax(1) == y).sum().item()
        total += len(y)
    return correct / total
