# {"task": "cross_entropy", "verdict": "right", "style": "logaddexp_scatter", "listed": false, "note": "logaddexp reduce, scatter mask"}
from functools import reduce

import torch


def cross_entropy(scores, classes):
    mask = torch.zeros_like(scores).scatter(1, classes.unsqueeze(1), 1.0)
    total = reduce(torch.logaddexp, scores.T)
    return (total - (scores * mask).sum(1)).mean()
