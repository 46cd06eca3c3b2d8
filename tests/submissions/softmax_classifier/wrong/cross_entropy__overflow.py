# {"task": "cross_entropy", "verdict": "wrong", "mistake": "unstable", "listed": false, "note": "log of the sum of exponentials without shifting: inf at 1000", "lines": [[6]]}
import torch

def cross_entropy(scores, classes):
    right = scores[torch.arange(len(classes)), classes]
    return (torch.log(torch.exp(scores).sum(dim=1)) - right).mean()
