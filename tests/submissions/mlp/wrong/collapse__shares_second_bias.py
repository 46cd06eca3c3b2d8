# {"task": "collapse", "verdict": "wrong", "mistake": "shares_second_bias", "listed": false, "note": "without a first bias, the new layer's bias is the second layer's own", "lines": [[9, 11]]}
import torch
from torch import nn

def collapse(first, second):
    new = nn.Linear(first.in_features, second.out_features)
    with torch.no_grad():
        new.weight.copy_(second.weight @ first.weight)
        new.bias = second.bias
        if first.bias is not None:
            new.bias += second.weight @ first.bias
    return new
