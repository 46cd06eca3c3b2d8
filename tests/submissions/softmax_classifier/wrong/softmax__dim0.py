# {"task": "softmax", "verdict": "wrong", "mistake": "softmax_wrong_dim", "listed": true, "note": "normalises over the examples (dim 0): columns sum to 1, not rows", "lines": [[5, 6]]}
import torch

def softmax(scores):
    e = torch.exp(scores - scores.max(dim=0, keepdim=True).values)
    return e / e.sum(dim=0, keepdim=True)
