# {"task": "softmax", "verdict": "wrong", "mistake": "input_mutated", "listed": false, "note": "scores -= ... changes the caller's tensor (and fails on a leaf that requires gradients)", "lines": [[5]]}
import torch

def softmax(scores):
    scores -= scores.max(dim=1, keepdim=True).values
    e = torch.exp(scores)
    return e / e.sum(dim=1, keepdim=True)
