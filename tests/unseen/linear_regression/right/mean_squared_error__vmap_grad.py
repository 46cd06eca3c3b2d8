# {"task": "mean_squared_error", "verdict": "right", "style": "vmap_grad", "listed": false, "note": "vmap over examples"}
import torch


def mean_squared_error(predicted, target, /):
    return torch.vmap(lambda p, t: ((p - t) ** 2).sum())(predicted, target).mean()
