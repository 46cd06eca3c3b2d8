# {"task": "collapse", "verdict": "wrong", "mistake": "second_bias_multiplied", "listed": false, "note": "both biases multiplied by the second weight, as if of one size", "lines": [[11]]}
import torch
from torch import nn

def collapse(first, second):
    new = nn.Linear(first.in_features, second.out_features)
    with torch.no_grad():
        new.weight.copy_(second.weight @ first.weight)
        b = second.weight @ first.bias if first.bias is not None else torch.zeros(second.out_features)
        if second.bias is not None:
            b = b - second.bias
        new.bias.copy_(b)
    return new
