# {"task": "accuracy_on", "verdict": "wrong", "mistake": "mean_tensor", "listed": true, "note": "mean of everything, left where it is", "shows_on": "any", "lines": [[10]]}
import torch

def accuracy_on(device, model, loader):
    hits = []
    with torch.no_grad():
        for x, y in loader:
            x, y = x.to(device), y.to(device)
            hits.append(model(x).argmax(1) == y)
    return torch.cat(hits).float().mean()
