# {"task": "softmax", "verdict": "wrong", "mistake": "softmax_wrong_dim+softmax_overflow", "listed": true, "note": "sums over dim 0 and overflows at 1000", "lines": [[5], [5]]}
import torch

def softmax(scores):
    return torch.exp(scores) / torch.exp(scores).sum(dim=0)
