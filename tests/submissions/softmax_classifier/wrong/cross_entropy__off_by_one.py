# {"task": "cross_entropy", "verdict": "wrong", "mistake": "wrong_class_picked", "listed": true, "note": "classes - 1: the class before the right one", "lines": [[6]]}
import torch

def cross_entropy(scores, classes):
    log_p = scores - torch.logsumexp(scores, dim=1, keepdim=True)
    return -log_p[torch.arange(len(scores)), classes - 1].mean()
