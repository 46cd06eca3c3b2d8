# {"task": "relu", "verdict": "wrong", "mistake": "returns_mask", "listed": false, "note": "returns 1 where x is positive instead of x", "lines": [[6, 7]]}
import torch

def relu(x):
    """ReLU: positiv bleibt, negativ wird 0"""
    positiv = torch.where(x > 0, 1.0, 0.0)
    return positiv
