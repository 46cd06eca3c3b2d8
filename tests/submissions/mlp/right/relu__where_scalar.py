# {"task": "relu", "verdict": "right", "style": "where_scalar", "listed": false, "note": "torch.where with a Python number"}
import torch

def relu(x):
    return torch.where(x > 0, x, 0.0)
