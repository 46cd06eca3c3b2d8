# {"task": "accuracy_on", "verdict": "wrong", "mistake": "picks_device_itself", "listed": false, "note": "pick_device() instead of the parameter", "shows_on": "cpu_on_gpu", "lines": [[5]]}
import torch

def accuracy_on(device, model, loader):
    device = pick_device()
    correct, total = 0, 0
    with torch.no_grad():
        for x, y in loader:
            x, y = x.to(device), y.to(device)
            predicted = model(x).argmax(dim=1)
            correct += (predicted == y).sum().item()
            total += len(y)
    return correct / total
