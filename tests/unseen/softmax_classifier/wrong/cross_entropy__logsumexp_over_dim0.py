# {"task": "cross_entropy", "verdict": "wrong", "mistake": "logsumexp_over_dim0", "listed": false, "note": "logsumexp down the columns and not along the rows", "lines": [[6]]}
import torch


def cross_entropy(scores, classes):
    first_part = scores.logsumexp(dim=0)
    second_part = scores.gather(1, classes.view(-1, 1)).squeeze(1)
    return first_part.mean() - second_part.mean()
