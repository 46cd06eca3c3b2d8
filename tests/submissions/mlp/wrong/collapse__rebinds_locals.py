# {"task": "collapse", "verdict": "wrong", "mistake": "rebinds_locals", "listed": true, "note": "rebinding local names changes nothing", "lines": [[8, 9]]}
from torch import nn

def collapse(first, second):
    new = nn.Linear(first.in_features, second.out_features)
    w = new.weight
    b = new.bias
    w = second.weight @ first.weight
    b = second.weight @ first.bias + second.bias
    return new
