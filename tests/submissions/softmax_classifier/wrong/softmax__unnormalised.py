# {"task": "softmax", "verdict": "wrong", "mistake": "softmax_unnormalised", "listed": true, "note": "only exponentiates, never divides", "lines": [[6]]}
import torch

def softmax(scores):
    scores = scores - scores.max(dim=1, keepdim=True).values
    return torch.exp(scores)
