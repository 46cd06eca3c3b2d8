# {"task": "make_mlp", "verdict": "wrong", "mistake": "sigmoid_last", "listed": true, "note": "Sigmoid at the end", "lines": [[8]]}
from torch import nn

def make_mlp(sizes):
    layers = [nn.Flatten()]
    for m, n in zip(sizes[:-2], sizes[1:-1]):
        layers += [nn.Linear(m, n), nn.ReLU()]
    layers += [nn.Linear(sizes[-2], sizes[-1]), nn.Sigmoid()]
    return nn.Sequential(*layers)
