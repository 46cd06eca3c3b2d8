# {"task": "cross_entropy", "verdict": "wrong", "mistake": "softmax_wrong_dim", "listed": false, "note": "log-sum-exp over the examples (dim 0)", "lines": [[5]]}
import torch

def cross_entropy(scores, classes):
    log_p = scores - torch.logsumexp(scores, dim=0)
    return -log_p[torch.arange(len(classes)), classes].mean()
