# {"task": "collapse", "verdict": "right", "style": "probe_by_behaviour", "listed": false, "note": "found by feeding the unit vectors"}
import torch
from torch import nn


@torch.no_grad()
def collapse(first, second):
    zero = torch.zeros(1, first.in_features, dtype=first.weight.dtype)
    bias = second(first(zero))[0]
    columns = second(first(torch.eye(first.in_features, dtype=first.weight.dtype))) - bias
    new = nn.Linear(first.in_features, second.out_features, dtype=first.weight.dtype)
    new.weight.copy_(columns.T)
    new.bias.copy_(bias)
    return new
