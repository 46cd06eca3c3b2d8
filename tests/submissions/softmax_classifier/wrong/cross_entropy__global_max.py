# {"task": "cross_entropy", "verdict": "wrong", "mistake": "global_max_subtracted", "listed": false, "note": "shifts by the maximum of the whole batch: a row of small scores beside one of 1000 gives log(0)", "lines": [[5]]}
import torch

def cross_entropy(scores, classes):
    z = scores - scores.max()
    logp = z - torch.log(torch.exp(z).sum(1, keepdim=True))
    return -logp[torch.arange(len(z)), classes].mean()
