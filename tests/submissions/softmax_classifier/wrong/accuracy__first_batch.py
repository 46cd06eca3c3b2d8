# {"task": "accuracy", "verdict": "wrong", "mistake": "first_batch_only", "listed": false, "note": "returns inside the loop", "lines": [[10]]}
import torch

def accuracy(model, loader):
    correct, total = 0, 0
    with torch.no_grad():
        for x, y in loader:
            correct += (model(x).argmax(1) == y).sum().item()
            total += len(y)
            return correct / total
