# {"task": "softmax", "verdict": "wrong", "mistake": "sign_flipped", "listed": false, "note": "exp(-score): the largest score gets the smallest probability", "lines": [[6]]}
import torch

def softmax(scores):
    z = scores - scores.min(dim=1, keepdim=True).values
    e = torch.exp(-z)
    return e / e.sum(dim=1, keepdim=True)
