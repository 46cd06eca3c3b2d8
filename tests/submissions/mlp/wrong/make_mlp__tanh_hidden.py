# {"task": "make_mlp", "verdict": "wrong", "mistake": "tanh_hidden", "listed": false, "note": "Tanh instead of ReLU", "lines": [[7]]}
from torch import nn

def make_mlp(sizes):
    layers = [nn.Flatten(), nn.Linear(sizes[0], sizes[1])]
    for m, n in zip(sizes[1:], sizes[2:]):
        layers += [nn.Tanh(), nn.Linear(m, n)]
    return nn.Sequential(*layers)
