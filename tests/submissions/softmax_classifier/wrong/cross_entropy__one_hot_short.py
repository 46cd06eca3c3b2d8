# {"task": "cross_entropy", "verdict": "wrong", "mistake": "one_hot_too_short", "listed": false, "note": "one_hot without num_classes: crash whenever the last class is not in the batch", "lines": [[7]]}
import torch
import torch.nn.functional as F

def cross_entropy(scores, classes):
    log_p = scores - torch.logsumexp(scores, dim=1, keepdim=True)
    return -(F.one_hot(classes) * log_p).sum(dim=1).mean()
