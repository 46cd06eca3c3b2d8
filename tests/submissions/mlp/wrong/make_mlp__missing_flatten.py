# {"task": "make_mlp", "verdict": "wrong", "mistake": "missing_flatten", "listed": true, "note": "images go into Linear as they are", "lines": [[5, 8]]}
from torch import nn

def make_mlp(sizes):
    layers = []
    for m, n in zip(sizes, sizes[1:]):
        layers += [nn.Linear(m, n), nn.ReLU()]
    return nn.Sequential(*layers[:-1])
