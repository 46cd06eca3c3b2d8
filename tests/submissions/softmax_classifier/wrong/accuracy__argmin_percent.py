# {"task": "accuracy", "verdict": "wrong", "mistake": "argmin+percent", "listed": true, "note": "smallest score, and percent", "lines": [[9], [11]]}
import torch

@torch.no_grad()
def accuracy(model, loader):
    ok = 0
    n = 0
    for pixels, classes in loader:
        ok += (torch.argmin(model(pixels), 1) == classes).sum()
        n += classes.shape[0]
    return ok.item() / n * 100
