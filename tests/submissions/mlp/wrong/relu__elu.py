# {"task": "relu", "verdict": "wrong", "mistake": "elu", "listed": false, "note": "exponential below zero", "lines": [[5]]}
import torch

def relu(x):
    return torch.where(x > 0, x, torch.exp(x) - 1)
