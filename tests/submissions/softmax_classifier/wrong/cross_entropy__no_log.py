# {"task": "cross_entropy", "verdict": "wrong", "mistake": "log_missing", "listed": false, "note": "one minus the probability, without the logarithm", "lines": [[6]]}
import torch

def cross_entropy(scores, classes):
    p = (scores - torch.logsumexp(scores, 1, keepdim=True)).exp()
    return (1 - p[torch.arange(len(p)), classes]).mean()
