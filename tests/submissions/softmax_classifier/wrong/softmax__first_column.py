# {"task": "softmax", "verdict": "wrong", "mistake": "first_column", "listed": false, "note": "subtracts the first score, not the largest", "lines": [[6]]}
import torch


def softmax(scores):
    e = torch.exp(scores - scores[:, :1])
    return e / e.sum(dim=1, keepdim=True)
