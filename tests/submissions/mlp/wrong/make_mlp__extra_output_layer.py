# {"task": "make_mlp", "verdict": "wrong", "mistake": "extra_output_layer", "listed": false, "note": "one Linear(out, out) too many", "lines": [[8]]}
from torch import nn

def make_mlp(sizes):
    layers = [nn.Flatten()]
    for m, n in zip(sizes, sizes[1:]):
        layers += [nn.Linear(m, n), nn.ReLU()]
    layers.append(nn.Linear(sizes[-1], sizes[-1]))
    return nn.Sequential(*layers)
