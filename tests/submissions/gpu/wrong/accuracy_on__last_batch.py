# {"task": "accuracy_on", "verdict": "wrong", "mistake": "last_batch", "listed": false, "note": "only the last batch counts", "shows_on": "any", "lines": [[9, 10]]}
import torch

def accuracy_on(device, model, loader):
    predicted = None
    with torch.no_grad():
        for x, y in loader:
            x, y = x.to(device), y.to(device)
            predicted = model(x).argmax(1)
    return (predicted == y).float().mean().item()
