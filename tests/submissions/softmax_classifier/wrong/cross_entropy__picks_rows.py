# {"task": "cross_entropy", "verdict": "wrong", "mistake": "wrong_class_picked", "listed": true, "note": "log_p[classes] picks rows, not columns: out of range for small batches, or the mean over all classes", "lines": [[6]]}
import torch

def cross_entropy(scores, classes):
    log_p = scores - torch.logsumexp(scores, dim=1, keepdim=True)
    return -log_p[classes].mean()
