# {"task": "collapse", "verdict": "wrong", "mistake": "grad_off", "listed": false, "note": "switches gradient recording off and never on again", "lines": [[6]]}
import torch
from torch import nn

def collapse(first, second):
    torch.set_grad_enabled(False)
    new = nn.Linear(first.in_features, second.out_features)
    new.weight.copy_(second.weight @ first.weight)
    new.bias.zero_()
    if first.bias is not None:
        new.bias += second.weight @ first.bias
    if second.bias is not None:
        new.bias += second.bias
    return new
