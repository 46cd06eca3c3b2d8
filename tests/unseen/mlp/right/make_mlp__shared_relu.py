# {"task": "make_mlp", "verdict": "right", "style": "shared_relu", "listed": false, "note": "one ReLU object used everywhere, del of the last"}
from torch import nn


def make_mlp(sizes):
    act = nn.ReLU(inplace=False)
    layers = [nn.Flatten()]
    for i in range(1, len(sizes)):
        layers += [nn.Linear(sizes[i - 1], sizes[i]), act]
    return nn.Sequential(*layers[:-1])
