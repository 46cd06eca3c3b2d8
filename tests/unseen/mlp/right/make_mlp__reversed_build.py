# {"task": "make_mlp", "verdict": "right", "style": "reversed_build", "listed": false, "note": "built from the last layer to the first, insert(0)"}
from torch import nn


def make_mlp(sizes):
    layers, n = [], None
    for m in reversed(sizes):
        if n is not None:
            if layers:
                layers.insert(0, nn.ReLU())
            layers.insert(0, nn.Linear(m, n))
        n = m
    return nn.Sequential(nn.Flatten(), *layers)
