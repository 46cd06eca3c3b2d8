# {"task": "make_mlp", "verdict": "wrong", "mistake": "leaky_relu", "listed": false, "note": "LeakyReLU instead of ReLU", "lines": [[8]]}
from torch import nn

def make_mlp(sizes):
    layers = [nn.Flatten()]
    for i, (m, n) in enumerate(zip(sizes, sizes[1:])):
        if i:
            layers.append(nn.LeakyReLU())
        layers.append(nn.Linear(m, n))
    return nn.Sequential(*layers)
