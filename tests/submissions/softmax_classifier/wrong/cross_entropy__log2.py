# {"task": "cross_entropy", "verdict": "wrong", "mistake": "log2", "listed": true, "note": "logarithm to base 2", "lines": [[6]]}
import math
import torch

def cross_entropy(scores, classes):
    log_p = (scores - torch.logsumexp(scores, 1, keepdim=True)) / math.log(2)
    return -log_p[range(len(classes)), classes].mean()
