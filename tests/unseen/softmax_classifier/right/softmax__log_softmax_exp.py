# {"task": "softmax", "verdict": "right", "style": "log_softmax_exp", "listed": false, "note": "exp of log_softmax, which is not the function itself"}
import torch


def softmax(scores):
    shifted = scores - torch.amax(scores, dim=-1, keepdim=True)
    return shifted.exp().div(shifted.exp().sum(dim=-1, keepdim=True))
