# {"task": "collapse", "verdict": "wrong", "mistake": "layers_swapped", "listed": false, "note": "second before first", "lines": [[6]]}
import torch
from torch import nn

def collapse(first, second):
    first, second = second, first
    new = nn.Linear(first.in_features, second.out_features)
    with torch.no_grad():
        new.weight.copy_(second.weight @ first.weight)
        new.bias.copy_(second(first.bias))
    return new
