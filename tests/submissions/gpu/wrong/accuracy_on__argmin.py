# {"task": "accuracy_on", "verdict": "wrong", "mistake": "argmin", "listed": false, "note": "the smallest score", "shows_on": "any", "lines": [[9]]}
import torch

def accuracy_on(device, model, loader):
    correct, total = 0, 0
    with torch.no_grad():
        for x, y in loader:
            x, y = x.to(device), y.to(device)
            predicted = model(x).argmin(dim=1)
            correct += (predicted == y).sum().item()
            total += len(y)
    return correct / total
