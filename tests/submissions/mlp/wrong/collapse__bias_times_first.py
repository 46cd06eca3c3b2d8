# {"task": "collapse", "verdict": "wrong", "mistake": "bias_times_first", "listed": false, "note": "first weight instead of second weight on the bias", "lines": [[9]]}
import torch
from torch import nn

def collapse(first, second):
    new = nn.Linear(first.in_features, second.out_features)
    with torch.no_grad():
        new.weight.copy_(second.weight @ first.weight)
        new.bias.copy_((first.weight @ torch.ones(first.in_features) * first.bias).sum() + second.bias)
    return new
