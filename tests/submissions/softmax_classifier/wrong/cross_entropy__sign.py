# {"task": "cross_entropy", "verdict": "wrong", "mistake": "sign", "listed": true, "note": "the minus sign is missing: the loss is negative", "lines": [[6]]}
import torch

def cross_entropy(scores, classes):
    log_p = scores - torch.logsumexp(scores, dim=1, keepdim=True)
    return log_p[torch.arange(len(classes)), classes].mean()
