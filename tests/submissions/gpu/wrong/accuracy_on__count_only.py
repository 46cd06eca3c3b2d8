# {"task": "accuracy_on", "verdict": "wrong", "mistake": "count_only", "listed": false, "note": "how many, not the fraction", "shows_on": "any", "lines": [[12]]}
import torch

def accuracy_on(device, model, loader):
    correct, total = 0, 0
    with torch.no_grad():
        for x, y in loader:
            x, y = x.to(device), y.to(device)
            predicted = model(x).argmax(dim=1)
            correct += (predicted == y).sum().item()
            total += len(y)
    return float(correct)
