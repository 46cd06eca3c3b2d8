# {"task": "softmax", "verdict": "wrong", "mistake": "uses_library", "listed": false, "note": "torch.softmax: right values, but not by hand", "lines": [[5]]}
import torch

def softmax(scores):
    return torch.softmax(scores, dim=1)
