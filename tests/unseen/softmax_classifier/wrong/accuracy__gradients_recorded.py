# {"task": "accuracy", "verdict": "wrong", "mistake": "gradients_recorded", "listed": false, "note": "no_grad is around the comparison only; the model runs outside it", "lines": [[9, 10]]}
import torch


def accuracy(model, loader):
    n_right = 0
    n_all = 0
    for x, y in loader:
        out = model(x)
        with torch.no_grad():
            n_right += (out.argmax(dim=1) == y).sum().item()
            n_all += y.size(0)
    return n_right / n_all
