# {"task": "collapse", "verdict": "right", "style": "lstsq", "listed": false, "note": "found by least squares on random points"}
import torch
from torch import nn


@torch.no_grad()
def collapse(first, second):
    m = first.in_features
    x = torch.randn(4 * m + 8, m, dtype=torch.float64)
    weight = lambda layer: layer.weight.double()
    bias = lambda layer: 0 if layer.bias is None else layer.bias.double()
    y = (x @ weight(first).T + bias(first)) @ weight(second).T + bias(second)
    solution = torch.linalg.lstsq(torch.cat([x, torch.ones(len(x), 1, dtype=torch.float64)], 1), y).solution
    new = nn.Linear(m, second.out_features)
    new.weight.copy_(solution[:-1].T)
    new.bias.copy_(solution[-1])
    return new
