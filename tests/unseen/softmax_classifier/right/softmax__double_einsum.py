# {"task": "softmax", "verdict": "right", "style": "double_einsum", "listed": false, "note": "in float64, einsum for the sum, in-place on own tensors"}
import torch


def softmax(scores):
    s = scores.double()
    e = (s - s.detach().amax(1, keepdim=True)).exp()
    return torch.einsum("nk,n->nk", e, e.sum(1).reciprocal()).to(scores.dtype)
