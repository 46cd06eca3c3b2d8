# {"task": "collapse", "verdict": "wrong", "mistake": "first_bias_not_multiplied+none_bias_not_handled", "listed": false, "note": "b1 is not multiplied by W2; bias=False fails", "lines": [[11], [7, 8]]}
import torch
from torch import nn

def collapse(first, second):
    w = second.weight.detach() @ first.weight.detach()
    b1 = first.bias.detach()
    b2 = second.bias.detach()
    res = nn.Linear(first.in_features, second.out_features)
    res.weight = nn.Parameter(w)
    res.bias = nn.Parameter(b1 + b2)
    return res
