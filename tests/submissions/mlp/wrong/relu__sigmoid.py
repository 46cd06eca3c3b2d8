# {"task": "relu", "verdict": "wrong", "mistake": "sigmoid", "listed": false, "note": "another activation", "lines": [[5]]}
import torch

def relu(x):
    return 1 / (1 + torch.exp(-x))
