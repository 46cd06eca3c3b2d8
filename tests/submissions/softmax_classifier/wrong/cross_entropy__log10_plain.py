# {"task": "cross_entropy", "verdict": "wrong", "mistake": "log10+unstable", "listed": false, "note": "log10 of a softmax: wrong base, and infinite when the probability underflows", "lines": [[7], [6, 7]]}
import torch

def cross_entropy(scores, classes):
    e = torch.exp(scores - scores.max(dim=1, keepdim=True).values)
    p = e / e.sum(dim=1, keepdim=True)
    return -torch.log10(p[torch.arange(len(classes)), classes]).mean()
