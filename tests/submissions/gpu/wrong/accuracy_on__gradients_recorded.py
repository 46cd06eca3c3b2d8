# {"task": "accuracy_on", "verdict": "wrong", "mistake": "gradients_recorded", "listed": false, "note": "no no_grad", "shows_on": "any", "lines": [[6, 8]]}
import torch

def accuracy_on(device, model, loader):
    correct, total = 0, 0
    for x, y in loader:
        x, y = x.to(device), y.to(device)
        predicted = model(x).argmax(dim=1)
        correct += (predicted == y).sum().item()
        total += len(y)
    return correct / total
