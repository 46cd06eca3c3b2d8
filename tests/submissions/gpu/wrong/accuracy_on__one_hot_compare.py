# {"task": "accuracy_on", "verdict": "wrong", "mistake": "one_hot_compare", "listed": false, "note": "scores compared with labels", "shows_on": "any", "lines": [[9]]}
import torch

def accuracy_on(device, model, loader):
    correct, total = 0, 0
    with torch.no_grad():
        for x, y in loader:
            x, y = x.to(device), y.to(device)
            predicted = model(x).max(dim=1).values
            correct += (predicted == y).sum().item()
            total += len(y)
    return correct / total
