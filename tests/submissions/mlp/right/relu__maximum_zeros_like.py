# {"task": "relu", "verdict": "right", "style": "maximum_zeros_like", "listed": false, "note": "torch.maximum against zeros"}
import torch

def relu(x):
    zeros = torch.zeros_like(x)
    return torch.maximum(x, zeros)
