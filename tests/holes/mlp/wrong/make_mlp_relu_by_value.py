# {"task": "make_mlp", "verdict": "wrong", "mistake": "relu_by_value", "lines": [[2]], "listed": false, "note": "no ReLU after any width that equals the first"}
from torch import nn


def make_mlp(sizes):
    layers = [nn.Flatten()]
    for i, (m, n) in enumerate(zip(sizes, sizes[1:])):
        layers.append(nn.Linear(m, n))
        if (m, n) != (sizes[-2], sizes[-1]):
            layers.append(nn.ReLU())
    return nn.Sequential(*layers)
