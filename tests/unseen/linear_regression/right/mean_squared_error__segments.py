# {"task": "mean_squared_error", "verdict": "right", "style": "segments", "listed": false, "note": "mean over chunks, weighted"}
import torch


def mean_squared_error(predicted, target):
    total = torch.zeros((), dtype=predicted.dtype)
    for p, t in zip(predicted.split(3), target.split(3)):
        total = total + torch.square(p - t).sum()
    return total / target.size(0)
