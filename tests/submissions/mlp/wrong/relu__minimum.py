# {"task": "relu", "verdict": "wrong", "mistake": "minimum", "listed": false, "note": "minimum instead of maximum", "lines": [[5]]}
import torch

def relu(x):
    return torch.minimum(x, torch.zeros_like(x))
