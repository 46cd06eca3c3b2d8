# {"task": "collapse", "verdict": "wrong", "mistake": "wrong_bias_variable", "listed": false, "note": "adds the first bias where the second belongs", "lines": [[16]]}
import torch
from torch import nn

def collapse(first, second):
    def bias_of(layer):
        if layer.bias is None:
            return torch.zeros(layer.out_features)
        return layer.bias

    w1, w2 = first.weight, second.weight
    b1, b2 = bias_of(first), bias_of(second)
    new = nn.Linear(first.in_features, second.out_features)
    with torch.no_grad():
        new.weight[:] = w2 @ w1
        new.bias[:] = w2 @ b1 + b1
    return new
