# {"task": "make_mlp", "verdict": "wrong", "mistake": "sigmoid_hidden", "listed": false, "note": "Sigmoid instead of ReLU", "lines": [[7]]}
from torch import nn

def make_mlp(sizes):
    layers = [nn.Flatten(), nn.Linear(sizes[0], sizes[1])]
    for m, n in zip(sizes[1:], sizes[2:]):
        layers += [nn.Sigmoid(), nn.Linear(m, n)]
    return nn.Sequential(*layers)
