# {"task": "make_mlp", "verdict": "wrong", "mistake": "frozen_bias", "listed": false, "note": "the last bias stays at its random start", "lines": [[9]]}
from torch import nn

def make_mlp(sizes):
    layers = [nn.Flatten()]
    for m, n in zip(sizes, sizes[1:]):
        layers += [nn.Linear(m, n), nn.ReLU()]
    layers.pop()
    layers[-1].bias.requires_grad = False
    return nn.Sequential(*layers)
