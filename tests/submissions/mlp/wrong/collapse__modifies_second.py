# {"task": "collapse", "verdict": "wrong", "mistake": "modifies_second", "listed": false, "note": "the answer is written into the second layer", "lines": [[8, 10, 11, 12, 13]]}
import torch
from torch import nn

def collapse(first, second):
    with torch.no_grad():
        if second.bias is not None and first.bias is not None:
            second.bias += second.weight @ first.bias
        elif first.bias is not None:
            second.bias = nn.Parameter(second.weight @ first.bias)
        second.weight = nn.Parameter(second.weight @ first.weight)
    second.in_features = first.in_features
    return second
