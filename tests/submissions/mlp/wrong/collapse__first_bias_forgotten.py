# {"task": "collapse", "verdict": "wrong", "mistake": "first_bias_forgotten", "listed": true, "note": "only the second bias", "lines": [[6, 9, 10]]}
import torch
from torch import nn

def collapse(first, second):
    new = nn.Linear(first.in_features, second.out_features, bias=second.bias is not None)
    with torch.no_grad():
        new.weight.copy_(second.weight @ first.weight)
        if second.bias is not None:
            new.bias.copy_(second.bias)
    return new
