# {"task": "cross_entropy", "verdict": "wrong", "mistake": "input_mutated", "listed": false, "note": "sub_ shifts the caller's scores in place", "lines": [[6]]}
import torch

def cross_entropy(scores, classes):
    with torch.no_grad():
        scores.sub_(scores.max(dim=1, keepdim=True).values)
    logp = scores - scores.exp().sum(1, keepdim=True).log()
    return -logp[torch.arange(scores.shape[0]), classes].mean()
