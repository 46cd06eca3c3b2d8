# {"task": "collapse", "verdict": "wrong", "mistake": "modifies_second_bias", "listed": false, "note": "+= on .data changes the second layer in place", "lines": [[6, 7]]}
from torch import nn

def collapse(first, second):
    new = nn.Linear(first.in_features, second.out_features)
    bias = second.bias.data
    bias += second.weight.data @ first.bias.data
    new.weight.data = second.weight.data @ first.weight.data
    new.bias.data = bias.clone()
    return new
