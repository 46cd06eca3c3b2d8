# {"task": "cross_entropy", "verdict": "wrong", "mistake": "squeeze_breaks_single_image", "listed": false, "note": "squeeze() on a batch of one leaves a vector; logsumexp over dim 1 crashes", "lines": [[5]]}
import torch

def cross_entropy(scores, classes):
    s = scores.squeeze()
    right = scores[torch.arange(len(classes)), classes]
    return (torch.logsumexp(s, dim=1) - right).mean()
