# {"task": "mean_squared_error", "verdict": "right", "style": "einsum", "listed": false, "note": "einsum over the difference, divided by numel"}
import torch


def mean_squared_error(predicted, target):
    d = predicted - target
    return torch.einsum("ni,ni->", d, d).div(d.numel())
