# {"task": "softmax", "verdict": "right", "mistake": null, "listed": false, "note": "broadcast with None, clamp of hopeless scores at -100 changes nothing visible, einsum for the division"}
import torch

def softmax(scores):
    top = scores.amax(dim=1)[:, None]
    e = (scores - top).clamp(min=-100).exp()
    inverse = 1 / torch.einsum("nk->n", e)
    return torch.einsum("nk,n->nk", e, inverse)
