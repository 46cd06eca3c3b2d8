# {"task": "relu", "verdict": "right", "style": "negative_min", "listed": false, "note": "minus the minimum of minus x"}
import torch


def relu(x):
    return -torch.clamp(-x, max=0.0)
