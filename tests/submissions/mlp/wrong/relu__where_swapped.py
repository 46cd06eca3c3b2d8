# {"task": "relu", "verdict": "wrong", "mistake": "where_swapped", "listed": false, "note": "arguments of where swapped", "lines": [[5]]}
import torch

def relu(x):
    return torch.where(x > 0, torch.zeros_like(x), x)
