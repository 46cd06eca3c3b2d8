# {"task": "cross_entropy", "verdict": "right", "mistake": null, "listed": false, "note": "one-hot times log-probabilities, sum over classes, mean over examples"}
import torch
import torch.nn.functional as F

def cross_entropy(scores, classes):
    y = F.one_hot(classes, num_classes=scores.shape[1]).to(scores.dtype)
    log_p = scores - torch.logsumexp(scores, 1, keepdim=True)
    per_example = -(y * log_p).sum(dim=1)
    return torch.mean(per_example)
