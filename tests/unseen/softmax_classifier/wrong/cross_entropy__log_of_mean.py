# {"task": "cross_entropy", "verdict": "wrong", "mistake": "log_of_mean", "listed": false, "note": "the mean is taken before the logarithm", "lines": [[8, 9]]}
import torch


def cross_entropy(scores, classes):
    n = len(classes)
    log_p = scores[torch.arange(n), classes] - torch.logsumexp(scores, dim=1)
    mean_p = log_p.exp().mean()
    return -torch.log(mean_p)
