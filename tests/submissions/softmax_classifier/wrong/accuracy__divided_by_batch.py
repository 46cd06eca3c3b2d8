# {"task": "accuracy", "verdict": "wrong", "mistake": "sizes_mixed_up", "listed": false, "note": "divides by the length of the last batch", "lines": [[9]]}
import torch

def accuracy(model, loader):
    correct = 0
    with torch.no_grad():
        for x, y in loader:
            correct += (model(x).argmax(1) == y).sum().item()
    return correct / len(y)
