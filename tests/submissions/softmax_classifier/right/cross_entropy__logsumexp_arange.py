# {"task": "cross_entropy", "verdict": "right", "mistake": null, "listed": false, "note": "logsumexp minus the right score, advanced indexing"}
import torch

def cross_entropy(scores, classes):
    n = scores.shape[0]
    right = scores[torch.arange(n), classes]
    return (torch.logsumexp(scores, dim=1) - right).mean()
