# {"task": "softmax", "verdict": "wrong", "mistake": "wrong_base", "listed": false, "note": "powers of 2 instead of powers of e", "lines": [[6]]}
import torch

def softmax(scores):
    shifted = scores - scores.max(dim=1, keepdim=True).values
    e = 2 ** shifted
    return e / e.sum(dim=1, keepdim=True)
