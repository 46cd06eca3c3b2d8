# {"task": "collapse", "verdict": "wrong", "mistake": "tensor_into_weight", "listed": false, "note": "a plain tensor cannot be put where a Parameter is", "lines": [[6, 7]]}
from torch import nn

def collapse(first, second):
    new = nn.Linear(first.in_features, second.out_features)
    new.weight = second.weight @ first.weight
    new.bias = second.weight @ first.bias + second.bias
    return new
