# {"task": "relu", "verdict": "wrong", "mistake": "absolute_value", "listed": false, "note": "negatives become positive", "lines": [[5]]}
import torch

def relu(x):
    return torch.where(x > 0, x, -x)
