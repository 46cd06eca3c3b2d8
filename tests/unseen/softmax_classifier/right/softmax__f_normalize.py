# {"task": "softmax", "verdict": "right", "style": "f_normalize", "listed": false, "note": "F.normalize with p=1 of the exponentials"}
import torch
import torch.nn.functional as F


def softmax(scores):
    return F.normalize((scores - scores.max(1, True).values).exp(), p=1, dim=1)
