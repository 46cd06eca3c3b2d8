# {"task": "cross_entropy", "verdict": "right", "style": "log_softmax_lib", "listed": false, "note": "library log_softmax, then the picking by hand (borderline)"}
import torch


def cross_entropy(scores, classes):
    logp = torch.log_softmax(scores, dim=1)
    return -logp[torch.arange(len(classes)), classes].mean()
