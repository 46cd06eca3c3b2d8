# {"task": "relu", "verdict": "right", "style": "sign_trick", "listed": false, "note": "x times (sign + 1) / 2"}
import torch

def relu(x):
    """negative -> 0, positive stays"""
    keep = (torch.sign(x) + 1) / 2
    return x * keep
