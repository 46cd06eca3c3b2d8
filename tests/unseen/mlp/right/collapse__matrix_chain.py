# {"task": "collapse", "verdict": "right", "style": "matrix_chain", "listed": false, "note": "einsum over three tensors, bias row appended"}
import torch
from torch import nn


def collapse(first, second):
    def bias(layer):
        return torch.zeros(layer.out_features) if layer.bias is None else layer.bias.detach()

    extended = torch.cat([first.weight.detach(), bias(first)[:, None]], dim=1)
    product = second.weight.detach() @ extended
    new = nn.Linear(first.in_features, second.out_features)
    new.weight = nn.Parameter(product[:, :-1].clone())
    new.bias = nn.Parameter(product[:, -1] + bias(second))
    return new
