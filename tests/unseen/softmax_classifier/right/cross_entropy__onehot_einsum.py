# {"task": "cross_entropy", "verdict": "right", "style": "onehot_einsum", "listed": false, "note": "one-hot mask and einsum, where"}
import torch


def cross_entropy(scores, classes):
    mask = classes[:, None] == torch.arange(scores.shape[1])
    logp = scores - scores.logsumexp(1, keepdim=True)
    return -torch.where(mask, logp, torch.zeros_like(logp)).sum() / len(classes)
