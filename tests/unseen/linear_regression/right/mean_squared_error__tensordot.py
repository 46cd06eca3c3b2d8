# {"task": "mean_squared_error", "verdict": "right", "style": "tensordot", "listed": false, "note": "tensordot and reciprocal of the size"}
import torch


def mean_squared_error(predicted, target):
    d = torch.subtract(target, predicted)
    return torch.tensordot(d, d, dims=2) * (1.0 / d.size(0))
