# {"task": "collapse", "verdict": "right", "style": "fit_in_float32", "listed": false, "note": "least squares over many random points, in float32"}
import torch
from torch import nn


def collapse(first, second):
    inputs = torch.randn(4 * first.in_features + 50, first.in_features)
    with torch.no_grad():
        outputs = second(first(inputs))
        table = torch.linalg.lstsq(torch.hstack([inputs, torch.ones(len(inputs), 1)]), outputs).solution
        merged = nn.Linear(first.in_features, second.out_features)
        merged.weight.copy_(table[:-1].T)
        merged.bias.copy_(table[-1])
    return merged
