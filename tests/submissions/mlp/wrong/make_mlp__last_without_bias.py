# {"task": "make_mlp", "verdict": "wrong", "mistake": "last_without_bias", "listed": false, "note": "the last layer has no bias", "lines": [[8]]}
from torch import nn

def make_mlp(sizes):
    layers = [nn.Flatten()]
    for m, n in zip(sizes[:-2], sizes[1:-1]):
        layers += [nn.Linear(m, n), nn.ReLU()]
    layers.append(nn.Linear(sizes[-2], sizes[-1], bias=False))
    return nn.Sequential(*layers)
