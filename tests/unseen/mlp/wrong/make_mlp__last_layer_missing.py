# {"task": "make_mlp", "verdict": "wrong", "mistake": "last_layer_missing", "listed": false, "note": "the range ends one too early: the last linear layer is missing", "lines": [[6, 10]]}
from torch import nn

def make_mlp(sizes):
    layers = [nn.Flatten()]
    for i in range(len(sizes) - 2):
        layers.append(nn.Linear(sizes[i], sizes[i + 1]))
        if i < len(sizes) - 2:
            layers.append(nn.ReLU())
    return nn.Sequential(*layers)
