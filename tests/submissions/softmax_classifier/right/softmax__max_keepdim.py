# {"task": "softmax", "verdict": "right", "mistake": null, "listed": false, "note": "subtract the row maximum, exponentiate, divide"}
import torch

def softmax(scores):
    shifted = scores - scores.max(dim=1, keepdim=True).values
    exps = torch.exp(shifted)
    return exps / exps.sum(dim=1, keepdim=True)
