# {"task": "accuracy_on", "verdict": "wrong", "mistake": "reset_in_loop", "listed": false, "note": "counters reset for each batch", "shows_on": "any", "lines": [[8]]}
import torch

def accuracy_on(device, model, loader):
    correct, total = 0, 0
    with torch.no_grad():
        for x, y in loader:
            correct, total = 0, 0
            x, y = x.to(device), y.to(device)
            predicted = model(x).argmax(1)
            correct += (predicted == y).sum().item()
            total += len(y)
    return correct / total
