# {"task": "accuracy", "verdict": "wrong", "mistake": "missing_return", "listed": false, "note": "prints the accuracy and returns None", "lines": [[10]]}
import torch

def accuracy(model, loader):
    correct, total = 0, 0
    with torch.no_grad():
        for x, y in loader:
            correct += (model(x).argmax(1) == y).sum().item()
            total += len(y)
    print("accuracy:", correct / total)
