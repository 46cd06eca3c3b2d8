# {"task": "make_mlp", "verdict": "wrong", "mistake": "relu_before_linear+hidden_layers_without_bias+pops_from_sizes", "listed": false, "note": "a ReLU stands before the first layer; hidden layers lack the bias; the caller's list is changed", "lines": [[8, 9], [8], [5]]}
from torch import nn

def make_mlp(sizes):
    last = sizes.pop()
    parts = [nn.Flatten()]
    for i in range(len(sizes) - 1):
        parts += [nn.ReLU(), nn.Linear(sizes[i], sizes[i+1], bias=False)]
    parts += [nn.ReLU(), nn.Linear(sizes[-1], last)]
    return nn.Sequential(*parts)
