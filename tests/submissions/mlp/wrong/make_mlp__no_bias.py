# {"task": "make_mlp", "verdict": "wrong", "mistake": "no_bias", "listed": false, "note": "all layers without bias", "lines": [[7]]}
from torch import nn

def make_mlp(sizes):
    layers = [nn.Flatten()]
    for m, n in zip(sizes, sizes[1:]):
        layers += [nn.Linear(m, n, bias=False), nn.ReLU()]
    return nn.Sequential(*layers[:-1])
