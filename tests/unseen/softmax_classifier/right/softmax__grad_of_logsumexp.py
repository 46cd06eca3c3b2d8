# {"task": "softmax", "verdict": "right", "style": "grad_of_logsumexp", "listed": false, "note": "the gradient of logsumexp is softmax"}
import torch


def softmax(scores):
    return torch.func.grad(lambda s: s.logsumexp(dim=1).sum())(scores)
