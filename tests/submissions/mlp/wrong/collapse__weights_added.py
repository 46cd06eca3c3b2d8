# {"task": "collapse", "verdict": "wrong", "mistake": "weights_added", "listed": false, "note": "W1 + W2", "lines": [[6, 7]]}
from torch import nn

def collapse(first, second):
    new = nn.Linear(first.in_features, second.out_features)
    new.weight.data = first.weight.data + second.weight.data
    new.bias.data = first.bias.data + second.bias.data
    return new
