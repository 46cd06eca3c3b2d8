# {"task": "make_mlp", "verdict": "wrong", "mistake": "list_in_sequential", "listed": false, "note": "the star is missing", "lines": [[8]]}
from torch import nn

def make_mlp(sizes):
    layers = [nn.Flatten()]
    for m, n in zip(sizes, sizes[1:]):
        layers += [nn.Linear(m, n), nn.ReLU()]
    return nn.Sequential(layers[:-1])
