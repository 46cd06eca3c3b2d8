# {"task": "softmax", "verdict": "right", "style": "log_softmax_lib", "listed": false, "note": "library log_softmax then exp: not the function that does the whole task (borderline)"}
import torch


def softmax(scores):
    return torch.log_softmax(scores, dim=1).exp()
