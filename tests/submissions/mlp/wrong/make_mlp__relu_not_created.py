# {"task": "make_mlp", "verdict": "wrong", "mistake": "relu_not_created", "listed": false, "note": "nn.ReLU without parentheses", "lines": [[7]]}
from torch import nn

def make_mlp(sizes):
    layers = [nn.Flatten()]
    for m, n in zip(sizes, sizes[1:]):
        layers += [nn.Linear(m, n), nn.ReLU]
    return nn.Sequential(*layers[:-1])
