# {"task": "collapse", "verdict": "right", "style": "eval_state", "listed": false, "note": "assigns through load_state_dict of a dict comprehension, dtype and device of the first"}
import torch
from torch import nn


def collapse(first, second):
    kwargs = {"device": first.weight.device, "dtype": first.weight.dtype}
    affine = lambda x: second(first(x))
    with torch.random.fork_rng(), torch.no_grad():
        b = affine(torch.zeros(first.in_features, **kwargs))
        W = torch.stack([affine(e) - b for e in torch.eye(first.in_features, **kwargs)], dim=1)
        new = nn.Linear(first.in_features, second.out_features, **kwargs)
        new.load_state_dict(dict(weight=W, bias=b), strict=True)
    return new
