# {"task": "softmax", "verdict": "wrong", "mistake": "forgotten_keepdim", "listed": false, "note": "the sums have shape (n,) and do not line up with the rows", "lines": [[8]]}
import torch


def softmax(scores):
    m = scores.max(dim=1, keepdim=True).values
    e = torch.exp(scores - m)
    return e / e.sum(dim=1)
