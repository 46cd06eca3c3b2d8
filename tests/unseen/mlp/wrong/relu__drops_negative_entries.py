# {"task": "relu", "verdict": "wrong", "mistake": "drops_negative_entries", "listed": false, "note": "selects the positive entries: the shape is lost", "lines": [[6]]}
import torch

def relu(x):
    keep = x > 0
    return x[keep]
