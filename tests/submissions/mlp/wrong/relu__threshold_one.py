# {"task": "relu", "verdict": "wrong", "mistake": "threshold_one", "listed": false, "note": "compares with 1 instead of 0", "lines": [[5]]}
import torch

def relu(x):
    return torch.where(x > 1, x, 0.0)
