# {"task": "accuracy", "verdict": "right", "style": "context_mode", "listed": false, "note": "context manager that restores each module's own mode"}
from contextlib import contextmanager

import torch


@contextmanager
def evaluating(model):
    modes = {m: m.training for m in model.modules()}
    model.eval()
    try:
        with torch.no_grad():
            yield model
    finally:
        for m, mode in modes.items():
            m.training = mode


def accuracy(model, loader):
    right = total = 0
    with evaluating(model) as m:
        for x, y in loader:
            right += (m(x).topk(1, dim=1).indices.squeeze(1) == y).sum().item()
            total += len(y)
    return right / total
