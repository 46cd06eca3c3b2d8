# {"task": "cross_entropy", "verdict": "wrong", "mistake": "wrong_class_picked", "listed": true, "note": "log_p[:, classes] picks every class of the batch for every row (n x n numbers)", "lines": [[6]]}
import torch

def cross_entropy(scores, classes):
    log_p = scores - torch.logsumexp(scores, dim=1, keepdim=True)
    return -log_p[:, classes].mean()
