# {"task": "make_mlp", "verdict": "wrong", "mistake": "returns_list", "listed": false, "note": "a list of layers", "lines": [[8]]}
from torch import nn

def make_mlp(sizes):
    layers = [nn.Flatten()]
    for m, n in zip(sizes, sizes[1:]):
        layers += [nn.Linear(m, n), nn.ReLU()]
    return layers[:-1]
