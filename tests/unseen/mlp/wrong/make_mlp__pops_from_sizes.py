# {"task": "make_mlp", "verdict": "wrong", "mistake": "pops_from_sizes", "listed": false, "note": "empties the caller's list", "lines": [[6, 8]]}
from torch import nn

def make_mlp(sizes):
    layers = [nn.Flatten()]
    n_in = sizes.pop(0)
    while len(sizes) > 0:
        n_out = sizes.pop(0)
        layers.append(nn.Linear(n_in, n_out))
        if len(sizes) > 0:
            layers.append(nn.ReLU())
        n_in = n_out
    return nn.Sequential(*layers)
