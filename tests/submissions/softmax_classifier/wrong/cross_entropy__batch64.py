# {"task": "cross_entropy", "verdict": "wrong", "mistake": "batch_size_hard_coded", "listed": false, "note": "divides by 64 whatever the batch size: wrong for a smaller last batch", "lines": [[6]]}
import torch

def cross_entropy(scores, classes):
    right = scores.gather(1, classes.unsqueeze(1)).squeeze(1)
    return (torch.logsumexp(scores, dim=1) - right).sum() / 64
