# {"task": "cross_entropy", "verdict": "wrong", "mistake": "wrong_shape", "listed": false, "note": "keeps a dimension: shape (1,) instead of a 0-dim tensor", "lines": [[7]]}
import torch

def cross_entropy(scores, classes):
    right = scores.gather(1, classes.reshape(-1, 1))
    loss = torch.logsumexp(scores, dim=1, keepdim=True) - right
    return loss.mean(dim=0)
