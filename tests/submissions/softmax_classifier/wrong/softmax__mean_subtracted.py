# {"task": "softmax", "verdict": "wrong", "mistake": "softmax_overflow", "listed": true, "note": "subtracts the row mean instead of the maximum: still overflows with one score of 1000", "lines": [[5]]}
import torch

def softmax(scores):
    centred = scores - scores.mean(dim=1, keepdim=True)
    e = centred.exp()
    return e / e.sum(dim=1, keepdim=True)
