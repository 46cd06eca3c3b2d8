# {"task": "collapse", "verdict": "wrong", "mistake": "compared_not_assigned", "listed": false, "note": "== compares the bias with the value and throws the answer away", "lines": [[13]]}
import torch
from torch import nn

def collapse(first, second):
    out = nn.Linear(first.in_features, second.out_features)
    b = torch.zeros(second.out_features)
    if first.bias is not None:
        b = b + second.weight.data @ first.bias.data
    if second.bias is not None:
        b = b + second.bias.data
    out.weight.data = second.weight.data @ first.weight.data
    out.bias.data == b
    return out
