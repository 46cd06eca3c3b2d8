# {"task": "accuracy", "verdict": "wrong", "mistake": "mean_of_bool", "listed": false, "note": "mean() of a boolean tensor: RuntimeError", "lines": [[9]]}
import torch

def accuracy(model, loader):
    hits = []
    with torch.no_grad():
        for x, y in loader:
            hits.append(model(x).argmax(1) == y)
    return torch.cat(hits).mean().item()
