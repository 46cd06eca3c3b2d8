# {"task": "collapse", "verdict": "wrong", "mistake": "changes_first_without_bias", "listed": false, "note": "a missing bias is written into the first layer", "lines": [[7]]}
import torch
from torch import nn

def collapse(first, second):
    if first.bias is None:
        first.bias = nn.Parameter(torch.zeros(first.out_features))
    bias = torch.zeros(second.out_features) if second.bias is None else second.bias
    joined = nn.Linear(first.in_features, second.out_features)
    with torch.no_grad():
        joined.weight.copy_(second.weight @ first.weight)
        joined.bias.copy_(second.weight @ first.bias + bias)
    return joined
