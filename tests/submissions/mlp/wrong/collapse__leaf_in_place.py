# {"task": "collapse", "verdict": "wrong", "mistake": "leaf_in_place", "listed": false, "note": "copy_ on a leaf without no_grad", "lines": [[6, 7]]}
from torch import nn

def collapse(first, second):
    new = nn.Linear(first.in_features, second.out_features)
    new.weight.copy_(second.weight @ first.weight)
    new.bias.copy_(second.weight @ first.bias + second.bias)
    return new
