# {"task": "collapse", "verdict": "wrong", "mistake": "no_grad_missing", "listed": false, "note": "copy_ into a parameter that requires grad, outside no_grad, raises", "lines": [[9, 10]]}
import torch
from torch import nn

def collapse(first, second):
    new = nn.Linear(first.in_features, second.out_features)
    b1 = 0 if first.bias is None else second.weight @ first.bias
    b2 = 0 if second.bias is None else second.bias
    new.weight.copy_(second.weight @ first.weight)
    new.bias.copy_(torch.zeros(second.out_features) + b1 + b2)
    return new
