# {"task": "softmax", "verdict": "wrong", "mistake": "overflow_hidden", "listed": false, "note": "nan is replaced by 0, so a row with a score of 1000 gets probability 0 for the largest score", "lines": [[5, 7]]}
import torch

def softmax(scores):
    e = torch.exp(scores)
    p = e / e.sum(1, keepdim=True)
    return torch.nan_to_num(p, nan=0.0)
