# {"task": "make_mlp", "verdict": "right", "style": "threshold_module", "listed": false, "note": "nn.Threshold(0, 0) in place of nn.ReLU"}
from torch import nn


def make_mlp(sizes):
    assert isinstance(sizes, list) and len(sizes) >= 2 and all(isinstance(s, int) for s in sizes)
    layers = [nn.Flatten()]
    for m, n in zip(sizes, sizes[1:]):
        layers += [nn.Linear(m, n), nn.Threshold(0.0, 0.0)]
    del layers[-1]
    return nn.Sequential(*layers)
