# {"task": "make_mlp", "verdict": "wrong", "mistake": "two_sizes_fail", "listed": false, "note": "a list of two sizes gives an error (no hidden layer)", "lines": [[6, 9]]}
from torch import nn

def make_mlp(sizes):
    hidden = sizes[1:-1]
    layers = [nn.Flatten(), nn.Linear(sizes[0], hidden[0]), nn.ReLU()]
    for m, n in zip(hidden, hidden[1:]):
        layers += [nn.Linear(m, n), nn.ReLU()]
    layers.append(nn.Linear(hidden[-1], sizes[-1]))
    return nn.Sequential(*layers)
