# {"task": "collapse", "verdict": "wrong", "mistake": "elementwise_product", "listed": false, "note": "* multiplies entry by entry; a matrix product is meant", "lines": [[8]]}
import torch
from torch import nn

def collapse(first, second):
    new = nn.Linear(first.in_features, second.out_features)
    with torch.no_grad():
        new.weight.copy_(second.weight * first.weight)
        new.bias.zero_()
        if first.bias is not None:
            new.bias.add_(second.weight @ first.bias)
        if second.bias is not None:
            new.bias.add_(second.bias)
    return new
