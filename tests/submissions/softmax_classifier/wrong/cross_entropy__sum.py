# {"task": "cross_entropy", "verdict": "wrong", "mistake": "sum_instead_of_mean", "listed": true, "note": "adds the penalties and does not divide by n", "lines": [[6]]}
import torch

def cross_entropy(scores, classes):
    right = scores.gather(1, classes[:, None])[:, 0]
    return torch.sum(torch.logsumexp(scores, dim=1) - right)
