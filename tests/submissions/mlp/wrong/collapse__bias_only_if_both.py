# {"task": "collapse", "verdict": "wrong", "mistake": "bias_only_if_both", "listed": false, "note": "a bias only where both layers have one", "lines": [[6, 7, 10]]}
import torch
from torch import nn

def collapse(first, second):
    both = first.bias is not None and second.bias is not None
    new = nn.Linear(first.in_features, second.out_features, bias=both)
    with torch.no_grad():
        new.weight.copy_(second.weight @ first.weight)
        if both:
            new.bias.copy_(second.weight @ first.bias + second.bias)
    return new
