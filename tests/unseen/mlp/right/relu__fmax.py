# {"task": "relu", "verdict": "right", "style": "fmax", "listed": false, "note": "max method with a zeros_like"}
import torch


def relu(x):
    return x.max(torch.zeros_like(x))
