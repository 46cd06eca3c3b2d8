# {"task": "cross_entropy", "verdict": "right", "mistake": null, "listed": false, "note": "a boolean mask with exactly one True in each row"}
import torch

def cross_entropy(scores, classes):
    k = scores.size(1)
    mask = classes[:, None] == torch.arange(k)[None, :]
    biggest = scores.amax(1, keepdim=True).detach()
    logsum = (scores - biggest).exp().sum(1, keepdim=True).log() + biggest
    minus_ln_p = logsum - scores
    return minus_ln_p[mask].mean()
