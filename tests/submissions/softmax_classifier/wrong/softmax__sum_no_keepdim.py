# {"task": "softmax", "verdict": "wrong", "mistake": "missing_keepdim", "listed": false, "note": "only the division lacks keepdim: crash unless n == k, and wrong then", "lines": [[6]]}
import torch

def softmax(scores):
    e = torch.exp(scores - scores.max(dim=1, keepdim=True).values)
    return e / e.sum(dim=1)
