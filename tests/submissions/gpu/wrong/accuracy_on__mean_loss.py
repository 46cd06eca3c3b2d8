# {"task": "accuracy_on", "verdict": "wrong", "mistake": "mean_loss", "listed": false, "note": "the loss instead of the accuracy", "shows_on": "any", "lines": [[9]]}
import torch

def accuracy_on(device, model, loader):
    correct, total = 0, 0
    with torch.no_grad():
        for x, y in loader:
            x, y = x.to(device), y.to(device)
            correct += torch.nn.functional.cross_entropy(model(x), y, reduction='sum').item()
            total += len(y)
    return correct / total
