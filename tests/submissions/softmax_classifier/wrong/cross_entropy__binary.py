# {"task": "cross_entropy", "verdict": "wrong", "mistake": "binary_cross_entropy", "listed": false, "note": "also adds -ln(1 - p) of the other classes: another loss", "lines": [[8]]}
import torch
import torch.nn.functional as F

def cross_entropy(scores, classes):
    y = F.one_hot(classes, scores.shape[1]).float()
    p = torch.exp(scores - torch.logsumexp(scores, 1, keepdim=True)).clamp(1e-7, 1 - 1e-7)
    return -(y * p.log() + (1 - y) * (1 - p).log()).sum(1).mean()
