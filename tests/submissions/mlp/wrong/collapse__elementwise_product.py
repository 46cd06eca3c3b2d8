# {"task": "collapse", "verdict": "wrong", "mistake": "elementwise_product", "listed": true, "note": "* instead of @", "lines": [[6]]}
from torch import nn

def collapse(first, second):
    new = nn.Linear(first.in_features, second.out_features)
    new.weight.data = second.weight.data * first.weight.data
    new.bias.data = second.weight.data @ first.bias.data + second.bias.data
    return new
