# {"task": "make_mlp", "verdict": "wrong", "mistake": "star_missing", "listed": false, "note": "Sequential gets a list instead of modules", "lines": [[11]]}
from torch import nn

def make_mlp(sizes):
    layers = []
    layers.append(nn.Flatten())
    for k in range(len(sizes) - 1):
        layers.append(nn.Linear(sizes[k], sizes[k+1]))
        if k + 2 < len(sizes):
            layers.append(nn.ReLU())
    return nn.Sequential(layers)
