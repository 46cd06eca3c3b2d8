# {"task": "make_mlp", "verdict": "wrong", "mistake": "relu_before_last_only", "listed": false, "note": "one ReLU before the last layer", "lines": [[7, 8, 9]]}
from torch import nn

def make_mlp(sizes):
    layers = [nn.Flatten()]
    for m, n in zip(sizes[:-2], sizes[1:-1]):
        layers.append(nn.Linear(m, n))
    if len(sizes) > 2:
        layers.append(nn.ReLU())
    layers.append(nn.Linear(sizes[-2], sizes[-1]))
    return nn.Sequential(*layers)
