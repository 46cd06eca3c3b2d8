# {"task": "relu", "verdict": "wrong", "mistake": "relu6", "listed": false, "note": "cuts at 6", "lines": [[5]]}
import torch

def relu(x):
    return torch.clamp(x, min=0, max=6)
