# {"task": "cross_entropy", "verdict": "right", "mistake": null, "listed": false, "note": "a one-hot mask picks the right log-probabilities"}
import torch


def cross_entropy(scores, classes):
    n, k = scores.shape
    shifted = scores - scores.max(dim=1, keepdim=True).values
    log_p = shifted - shifted.exp().sum(dim=1, keepdim=True).log()
    mask = classes.unsqueeze(1) == torch.arange(k).unsqueeze(0)
    return -(log_p * mask).sum() / n
