# {"task": "relu", "verdict": "right", "style": "threshold", "listed": false, "note": "half plus sign"}
import torch


def relu(x):
    return x * (torch.sign(x) + 1) / 2
