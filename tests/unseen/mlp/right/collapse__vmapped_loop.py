# {"task": "collapse", "verdict": "right", "style": "vmapped_loop", "listed": false, "note": "loops over rows, element assignment"}
import torch
from torch import nn


def collapse(first, second):
    w1, w2 = first.weight.detach(), second.weight.detach()
    new = nn.Linear(w1.shape[1], w2.shape[0])
    with torch.no_grad():
        for i, row in enumerate(w2):
            new.weight[i] = sum(r * w for r, w in zip(row, w1))
            new.bias[i] = (row @ first.bias if first.bias is not None else 0) + (second.bias[i] if second.bias is not None else 0)
    return new
