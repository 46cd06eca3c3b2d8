# {"task": "relu", "verdict": "right", "style": "stack_max", "listed": false, "note": "maximum over a stacked pair"}
import torch

def relu(x):
    both = torch.stack([torch.zeros_like(x), x])
    return both.max(dim=0).values
