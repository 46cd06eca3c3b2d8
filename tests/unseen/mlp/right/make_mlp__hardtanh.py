# {"task": "make_mlp", "verdict": "right", "style": "hardtanh", "listed": false, "note": "Hardtanh from 0 to infinity"}
from torch import nn


def make_mlp(sizes):
    layers = [nn.Flatten(), nn.Linear(sizes[0], sizes[1])]
    for m, n in zip(sizes[1:], sizes[2:]):
        layers += [nn.Hardtanh(0.0, float("inf")), nn.Linear(m, n)]
    return nn.Sequential(*layers)
