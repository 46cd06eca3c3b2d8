# {"task": "collapse", "verdict": "wrong", "mistake": "second_bias_forgotten", "listed": true, "note": "only the first bias, multiplied", "lines": [[10, 12]]}
import torch
from torch import nn

def collapse(first, second):
    new = nn.Linear(first.in_features, second.out_features)
    with torch.no_grad():
        new.weight.copy_(second.weight @ first.weight)
        if first.bias is not None:
            new.bias.copy_(second.weight @ first.bias)
        else:
            new.bias.zero_()
    return new
