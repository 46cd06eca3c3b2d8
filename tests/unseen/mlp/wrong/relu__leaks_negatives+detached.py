# {"task": "relu", "verdict": "wrong", "mistake": "leaks_negatives+detached", "listed": false, "note": "negatives are scaled by 0.1 instead of zeroed; .data cuts the gradient", "lines": [[6], [5]]}
import torch

def relu(x):
    v = x.data
    return torch.where(v > 0, v, 0.1 * v)
