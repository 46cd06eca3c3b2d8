# {"task": "make_mlp", "verdict": "right", "style": "zero_init", "listed": false, "note": "all zeros at first"}
from torch import nn


def make_mlp(sizes):
    layers = [nn.Flatten()]
    for i in range(len(sizes) - 1):
        linear = nn.Linear(sizes[i], sizes[i + 1])
        nn.init.zeros_(linear.weight)
        nn.init.zeros_(linear.bias)
        layers.append(linear)
        if i != len(sizes) - 2:
            layers.append(nn.ReLU())
    return nn.Sequential(*layers)
