# {"task": "make_mlp", "verdict": "wrong", "mistake": "returns_modulelist", "listed": false, "note": "a ModuleList cannot be called", "lines": [[5, 10]]}
from torch import nn

def make_mlp(sizes):
    layers = nn.ModuleList([nn.Flatten()])
    for i, (m, n) in enumerate(zip(sizes, sizes[1:])):
        if i:
            layers.append(nn.ReLU())
        layers.append(nn.Linear(m, n))
    return layers
