# {"task": "collapse", "verdict": "wrong", "mistake": "biases_added", "listed": false, "note": "b1 + b2 without multiplying", "lines": [[7]]}
from torch import nn

def collapse(first, second):
    new = nn.Linear(first.in_features, second.out_features)
    new.weight.data = second.weight.data @ first.weight.data
    new.bias.data = first.bias.data + second.bias.data
    return new
