# {"task": "softmax", "verdict": "wrong", "mistake": "whole_max+mean_for_sum", "listed": false, "note": "one maximum for all rows; divided by the mean, so rows sum to k", "lines": [[6], [8]]}
import torch


def softmax(scores):
    shifted = scores - scores.max()
    e = torch.exp(shifted)
    return e / e.mean(dim=1, keepdim=True)
