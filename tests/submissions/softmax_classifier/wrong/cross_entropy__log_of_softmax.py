# {"task": "cross_entropy", "verdict": "wrong", "mistake": "unstable", "listed": false, "note": "log of a probability that underflows to 0 is -inf when scores are 1000 apart", "lines": [[6, 7]]}
import torch

def cross_entropy(scores, classes):
    e = torch.exp(scores - scores.max(dim=1, keepdim=True).values)
    p = e / e.sum(dim=1, keepdim=True)
    return -torch.log(p[torch.arange(len(classes)), classes]).mean()
