# {"task": "cross_entropy", "verdict": "right", "style": "nll_of_lse", "listed": false, "note": "F.nll_loss of own log-probabilities"}
import torch
import torch.nn.functional as F


def cross_entropy(scores, classes):
    return F.nll_loss(scores - torch.logsumexp(scores, dim=1, keepdim=True), classes)
