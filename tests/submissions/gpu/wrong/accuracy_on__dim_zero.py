# {"task": "accuracy_on", "verdict": "wrong", "mistake": "dim_zero", "listed": false, "note": "largest over the wrong dimension", "shows_on": "any", "lines": [[9]]}
import torch

def accuracy_on(device, model, loader):
    correct, total = 0, 0
    with torch.no_grad():
        for x, y in loader:
            x, y = x.to(device), y.to(device)
            predicted = model(x).argmax(dim=0)
            correct += sum(int(a == b) for a, b in zip(predicted, y))
            total += len(y)
    return correct / total
