# {"task": "cross_entropy", "verdict": "wrong", "mistake": "missing_return", "listed": false, "note": "computes the loss and forgets to return it", "lines": [[6]]}
import torch

def cross_entropy(scores, classes):
    right = scores[torch.arange(len(classes)), classes]
    loss = (torch.logsumexp(scores, dim=1) - right).mean()
