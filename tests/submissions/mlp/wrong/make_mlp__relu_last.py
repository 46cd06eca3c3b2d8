# {"task": "make_mlp", "verdict": "wrong", "mistake": "relu_last", "listed": true, "note": "ReLU after each Linear, the last one too", "lines": [[8, 9]]}
from torch import nn

def make_mlp(sizes):
    layers = [nn.Flatten()]
    for m, n in zip(sizes, sizes[1:]):
        layers.append(nn.Linear(m, n))
        layers.append(nn.ReLU())
    return nn.Sequential(*layers)
