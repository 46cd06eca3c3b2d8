# {"task": "relu", "verdict": "wrong", "mistake": "whole_max", "listed": false, "note": "the largest number", "lines": [[5]]}
import torch

def relu(x):
    return torch.max(x)
