# {"task": "collapse", "verdict": "right", "style": "probing", "listed": false, "note": "reads bias and columns off by pushing zero and the unit vectors through both"}
import torch
from torch import nn

@torch.no_grad()
def collapse(first, second):
    n = first.in_features
    kind = first.weight.dtype
    offset = second(first(torch.zeros(1, n, dtype=kind)))
    columns = second(first(torch.eye(n, dtype=kind))) - offset
    new = nn.Linear(n, second.out_features, dtype=kind)
    new.weight.copy_(columns.t())
    new.bias.copy_(offset[0])
    return new
