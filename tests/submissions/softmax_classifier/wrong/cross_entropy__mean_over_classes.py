# {"task": "cross_entropy", "verdict": "wrong", "mistake": "averaged_over_classes", "listed": true, "note": "the mean goes over all n*k entries of one-hot times log p: k times too small", "lines": [[8]]}
import torch
import torch.nn.functional as F

def cross_entropy(scores, classes):
    log_p = scores - torch.logsumexp(scores, dim=1, keepdim=True)
    hot = F.one_hot(classes, scores.shape[1])
    return -(hot * log_p).mean()
