# {"task": "accuracy_on", "verdict": "wrong", "mistake": "cpu_tensor", "listed": false, "note": "brought back, still a tensor: lesson 4 wants numbers", "shows_on": "any", "lines": [[10]]}
import torch

def accuracy_on(device, model, loader):
    hits = []
    with torch.no_grad():
        for x, y in loader:
            x, y = x.to(device), y.to(device)
            hits.append(model(x).argmax(1) == y)
    return torch.cat(hits).float().mean().cpu()
