# {"task": "softmax", "verdict": "right", "style": "logsumexp_exp", "listed": false, "note": "exp of scores minus logsumexp"}
import torch


def softmax(scores):
    return torch.exp(scores - scores.logsumexp(dim=-1, keepdim=True))
