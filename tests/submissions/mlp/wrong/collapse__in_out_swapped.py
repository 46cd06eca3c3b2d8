# {"task": "collapse", "verdict": "wrong", "mistake": "in_out_swapped", "listed": false, "note": "Linear(out, in); the weights are assigned transposed too", "lines": [[6, 8]]}
import torch
from torch import nn

def collapse(first, second):
    new = nn.Linear(second.out_features, first.in_features)
    with torch.no_grad():
        new.weight.copy_((second.weight @ first.weight).T)
        new.bias.copy_(second.weight @ first.bias + second.bias)
    return new
