# {"task": "relu", "verdict": "wrong", "mistake": "any_negative", "listed": false, "note": "everything or nothing", "lines": [[5, 6]]}
import torch

def relu(x):
    if (x < 0).any():
        return torch.zeros_like(x)
    return x
