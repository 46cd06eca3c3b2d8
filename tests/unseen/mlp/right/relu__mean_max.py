# {"task": "relu", "verdict": "right", "style": "mean_max", "listed": false, "note": "midpoint of x and its absolute value through lerp"}
import torch


def relu(x):
    return torch.lerp(x, x.abs(), 0.5)
