# {"task": "relu", "verdict": "wrong", "mistake": "whole_max", "listed": false, "note": "the largest number"}
import torch

def relu(x):
    return torch.max(x)
