# {"task": "make_mlp", "verdict": "wrong", "mistake": "two_sizes_two_layers", "listed": false, "note": "for two sizes an extra square layer appears", "lines": [[7]]}
from torch import nn

def make_mlp(sizes):
    layers = [nn.Flatten()]
    n = sizes[0]
    for size in sizes[1:-1] or [sizes[0]]:
        layers += [nn.Linear(n, size), nn.ReLU()]
        n = size
    layers.append(nn.Linear(n, sizes[-1]))
    return nn.Sequential(*layers)
