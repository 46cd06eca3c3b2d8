# {"task": "softmax", "verdict": "wrong", "mistake": "softmax_overflow", "listed": true, "note": "exp(1000) is inf, inf / inf is nan", "lines": [[5]]}
import torch

def softmax(scores):
    exps = torch.exp(scores)
    return exps / exps.sum(dim=1, keepdim=True)
