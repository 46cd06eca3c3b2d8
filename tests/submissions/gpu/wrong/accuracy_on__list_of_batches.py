# {"task": "accuracy_on", "verdict": "wrong", "mistake": "list_of_batches", "listed": false, "note": "a list, one accuracy per batch", "shows_on": "any", "lines": [[10]]}
import torch

def accuracy_on(device, model, loader):
    accs = []
    with torch.no_grad():
        for x, y in loader:
            x, y = x.to(device), y.to(device)
            accs.append((model(x).argmax(1) == y).float().mean().item())
    return accs
