# {"task": "accuracy", "verdict": "wrong", "mistake": "integer_division", "listed": false, "note": "// gives 0 or 1", "lines": [[10]]}
import torch

def accuracy(model, loader):
    correct, total = 0, 0
    with torch.no_grad():
        for x, y in loader:
            correct += (model(x).argmax(1) == y).sum().item()
            total += len(y)
    return correct // total
