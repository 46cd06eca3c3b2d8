# {"task": "collapse", "verdict": "wrong", "mistake": "size_from_first_layer", "listed": false, "note": "the new layer has as many outputs as the first layer, not the second", "lines": [[6]]}
import torch
from torch import nn

def collapse(first, second):
    new = nn.Linear(first.in_features, first.out_features)
    with torch.no_grad():
        new.weight.copy_(second.weight @ first.weight)
        new.bias.fill_(0)
        if first.bias is not None:
            new.bias += second.weight @ first.bias
        if second.bias is not None:
            new.bias += second.bias
    return new
