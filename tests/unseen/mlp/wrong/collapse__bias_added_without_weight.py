# {"task": "collapse", "verdict": "wrong", "mistake": "bias_added_without_weight", "listed": false, "note": "the first bias is added as it is, not multiplied by the second weight", "lines": [[11]]}
import torch
from torch import nn

def collapse(first, second):
    b1 = first.bias if first.bias is not None else torch.zeros(first.out_features)
    b2 = second.bias if second.bias is not None else torch.zeros(second.out_features)
    new = nn.Linear(first.in_features, second.out_features)
    with torch.no_grad():
        new.weight.copy_(second.weight @ first.weight)
        new.bias.copy_(b1 + b2)
    return new
