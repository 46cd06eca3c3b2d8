# {"task": "cross_entropy", "verdict": "wrong", "mistake": "no_mean", "listed": false, "note": "returns n penalties instead of one number", "lines": [[6]]}
import torch

def cross_entropy(scores, classes):
    right = scores[torch.arange(len(classes)), classes]
    return torch.logsumexp(scores, dim=1) - right
