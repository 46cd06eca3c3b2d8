# {"task": "relu", "verdict": "wrong", "mistake": "library_torch", "listed": false, "note": "torch.relu", "lines": [[5]]}
import torch

def relu(x):
    result = torch.relu(x)
    return result
