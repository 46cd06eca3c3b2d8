# {"task": "accuracy_on", "verdict": "wrong", "mistake": "grad_left_off", "listed": false, "note": "recording switched off and left so", "shows_on": "any", "lines": [[5, 12]]}
import torch

def accuracy_on(device, model, loader):
    torch.set_grad_enabled(False)
    correct, total = 0, 0
    for x, y in loader:
        x, y = x.to(device), y.to(device)
        predicted = model(x).argmax(dim=1)
        correct += (predicted == y).sum().item()
        total += len(y)
    return correct / total
