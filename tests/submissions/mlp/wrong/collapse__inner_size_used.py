# {"task": "collapse", "verdict": "wrong", "mistake": "inner_size_used", "listed": false, "note": "the hidden size instead of the input size", "lines": [[6]]}
import torch
from torch import nn

def collapse(first, second):
    new = nn.Linear(first.out_features, second.out_features)
    with torch.no_grad():
        new.weight.copy_(second.weight @ first.weight)
        new.bias.copy_(second.weight @ first.bias + second.bias)
    return new
