# {"task": "softmax", "verdict": "wrong", "mistake": "missing_keepdim", "listed": false, "note": "without keepdim (n, k) - (n,) crashes, or mixes rows up when n == k", "lines": [[5, 6]]}
import torch

def softmax(scores):
    e = torch.exp(scores - scores.amax(dim=1))
    return e / e.sum(dim=1)
