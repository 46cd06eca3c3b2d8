# {"task": "collapse", "verdict": "right", "style": "copy_no_grad", "listed": false, "note": "copy_ under no_grad, all four bias cases"}
import torch
from torch import nn

def collapse(first, second):
    has_bias = first.bias is not None or second.bias is not None
    new = nn.Linear(first.in_features, second.out_features, bias=has_bias)
    with torch.no_grad():
        new.weight.copy_(second.weight @ first.weight)
        if has_bias:
            b = torch.zeros(second.out_features)
            if first.bias is not None:
                b += second.weight @ first.bias
            if second.bias is not None:
                b += second.bias
            new.bias.copy_(b)
    return new
