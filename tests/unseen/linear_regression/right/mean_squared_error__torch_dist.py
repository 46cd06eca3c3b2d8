# {"task": "mean_squared_error", "verdict": "right", "style": "torch_dist", "listed": false, "note": "torch.dist squared"}
import torch


def mean_squared_error(predicted, target):
    return torch.dist(predicted, target, p=2).pow(2) / predicted.nelement()
