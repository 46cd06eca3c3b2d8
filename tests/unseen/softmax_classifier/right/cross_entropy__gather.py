# {"task": "cross_entropy", "verdict": "right", "style": "gather", "listed": false, "note": "logsumexp and gather"}
import torch


def cross_entropy(scores, classes):
    picked = torch.gather(scores, 1, classes.view(-1, 1)).squeeze(1)
    return (torch.logsumexp(scores, 1) - picked).mean()
