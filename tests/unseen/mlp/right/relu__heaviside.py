# {"task": "relu", "verdict": "right", "style": "heaviside", "listed": false, "note": "times heaviside"}
import torch


def relu(x):
    return torch.mul(x, torch.heaviside(x.detach(), torch.zeros((), dtype=x.dtype)))
