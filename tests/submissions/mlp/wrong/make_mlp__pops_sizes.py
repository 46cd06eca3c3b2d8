# {"task": "make_mlp", "verdict": "wrong", "mistake": "pops_sizes", "listed": false, "note": "empties the caller's list", "lines": [[6, 8]]}
from torch import nn

def make_mlp(sizes):
    layers = [nn.Flatten()]
    n_in = sizes.pop(0)
    while len(sizes) > 1:
        n_out = sizes.pop(0)
        layers += [nn.Linear(n_in, n_out), nn.ReLU()]
        n_in = n_out
    layers.append(nn.Linear(n_in, sizes[0]))
    return nn.Sequential(*layers)
