# {"task": "softmax", "verdict": "right", "style": "pairwise", "listed": false, "note": "1 / sum of exp of differences"}
import torch


def softmax(scores):
    differences = scores[:, None, :] - scores[:, :, None]
    return 1 / differences.clamp(max=80).exp().sum(-1)
