# {"task": "cross_entropy", "verdict": "right", "style": "trace", "listed": false, "note": "trace of the penalties with index arrays from NumPy"}
import numpy as np
import torch


def cross_entropy(scores, classes):
    index = np.arange(len(scores)), classes.numpy()
    shifted = scores - scores.max(dim=1, keepdim=True).values
    logs = shifted - torch.log(torch.sum(torch.exp(shifted), dim=1, keepdim=True))
    return torch.neg(logs[index]).mean()
