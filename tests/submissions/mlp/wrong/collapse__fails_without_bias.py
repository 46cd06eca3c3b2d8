# {"task": "collapse", "verdict": "wrong", "mistake": "fails_without_bias", "listed": false, "note": "first.bias may be None", "lines": [[9]]}
import torch
from torch import nn

def collapse(first, second):
    new = nn.Linear(first.in_features, second.out_features)
    with torch.no_grad():
        new.weight.copy_(second.weight @ first.weight)
        new.bias.copy_(second.weight @ first.bias + second.bias)
    return new
