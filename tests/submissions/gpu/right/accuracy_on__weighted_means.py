# {"task": "accuracy_on", "verdict": "right", "style": "weighted_means", "listed": false, "note": "batch means weighted by batch size"}
import torch

def accuracy_on(device, model, loader):
    total, n = 0.0, 0
    with torch.no_grad():
        for x, y in loader:
            m = (model(x.to(device)).argmax(dim=1) == y.to(device)).float().mean()
            total += m.item() * len(y)
            n += len(y)
    return total / n
