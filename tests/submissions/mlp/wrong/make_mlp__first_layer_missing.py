# {"task": "make_mlp", "verdict": "wrong", "mistake": "first_layer_missing", "listed": false, "note": "the range begins too late", "lines": [[6]]}
from torch import nn

def make_mlp(sizes):
    layers = [nn.Flatten()]
    for i in range(1, len(sizes) - 1):
        layers.append(nn.Linear(sizes[i], sizes[i + 1]))
        if i < len(sizes) - 2:
            layers.append(nn.ReLU())
    return nn.Sequential(*layers)
