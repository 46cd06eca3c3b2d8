# {"task": "collapse", "verdict": "wrong", "mistake": "both_biases_forgotten", "listed": true, "note": "bias=False always", "lines": [[5]]}
from torch import nn

def collapse(first, second):
    new = nn.Linear(first.in_features, second.out_features, bias=False)
    new.weight.data = second.weight.data @ first.weight.data
    return new
