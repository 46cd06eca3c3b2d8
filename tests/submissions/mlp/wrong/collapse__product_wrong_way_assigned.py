# {"task": "collapse", "verdict": "wrong", "mistake": "product_wrong_way_assigned", "listed": true, "note": "the other product assigned without a shape check", "lines": [[7]]}
import torch
from torch import nn

def collapse(first, second):
    new = nn.Linear(first.in_features, second.out_features)
    new.weight = nn.Parameter(first.weight.data @ second.weight.data)
    bias = second.bias.data.clone() if second.bias is not None else torch.zeros(second.out_features)
    if first.bias is not None:
        bias += second.weight.data @ first.bias.data
    new.bias = nn.Parameter(bias)
    return new
