# {"task": "relu", "verdict": "wrong", "mistake": "leaky_max", "listed": false, "note": "leaky form with max", "lines": [[5]]}
import torch

def relu(x):
    return torch.maximum(0.1 * x, x)
