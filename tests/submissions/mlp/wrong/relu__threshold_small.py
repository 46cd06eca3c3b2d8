# {"task": "relu", "verdict": "wrong", "mistake": "threshold_small", "listed": false, "note": "small positive values become 0", "lines": [[6]]}
import torch


def relu(x):
    return torch.where(x > 1e-2, x, torch.zeros_like(x))
