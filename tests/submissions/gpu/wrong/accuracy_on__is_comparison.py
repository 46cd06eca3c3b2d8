# {"task": "accuracy_on", "verdict": "wrong", "mistake": "is_comparison", "listed": false, "note": "two tensors are never the same object", "shows_on": "any", "lines": [[10]]}
import torch

def accuracy_on(device, model, loader):
    correct, total = 0, 0
    with torch.no_grad():
        for x, y in loader:
            x, y = x.to(device), y.to(device)
            predicted = model(x).argmax(1)
            correct += int(predicted is y)
            total += len(y)
    return correct / total
