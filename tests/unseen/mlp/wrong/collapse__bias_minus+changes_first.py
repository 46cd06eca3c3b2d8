# {"task": "collapse", "verdict": "wrong", "mistake": "bias_minus+changes_first", "listed": false, "note": "the second bias is subtracted; a missing first bias is written into the student's layer", "lines": [[12], [7]]}
import torch
from torch import nn

def collapse(first, second):
    if first.bias is None:
        first.bias = nn.Parameter(torch.zeros(first.out_features))
    bias2 = torch.zeros(second.out_features) if second.bias is None else second.bias
    joined = nn.Linear(first.in_features, second.out_features)
    with torch.no_grad():
        joined.weight.copy_(second.weight @ first.weight)
        joined.bias.copy_(second.weight @ first.bias - bias2)
    return joined
