# {"task": "make_mlp", "verdict": "right", "style": "conv1x1", "listed": false, "note": "one by one convolutions as linear layers"}
from torch import nn


def make_mlp(sizes):
    layers = [nn.Flatten(), nn.Unflatten(1, (sizes[0], 1, 1))]
    for i, (m, n) in enumerate(zip(sizes, sizes[1:])):
        if i:
            layers.append(nn.ReLU())
        layers.append(nn.Conv2d(m, n, 1))
    return nn.Sequential(*layers, nn.Flatten())
