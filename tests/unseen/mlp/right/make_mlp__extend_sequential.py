# {"task": "make_mlp", "verdict": "right", "style": "extend_sequential", "listed": false, "note": "Sequential extend, insert, pop; hooks as activation"}
from torch import nn


def make_mlp(sizes):
    model = nn.Sequential(nn.Flatten())
    for m, n in zip(sizes[:-1], sizes[1:]):
        layer = nn.Linear(m, n)
        nn.init.xavier_normal_(layer.weight)
        nn.init.zeros_(layer.bias)
        model.extend([layer, nn.ReLU()])
    model.pop(-1)
    return model
