# {"task": "make_mlp", "verdict": "wrong", "mistake": "relu_missing_before_last", "listed": false, "note": "the two last Linears stand side by side", "lines": [[8]]}
from torch import nn

def make_mlp(sizes):
    layers = [nn.Flatten()]
    for i in range(len(sizes) - 1):
        layers.append(nn.Linear(sizes[i], sizes[i + 1]))
        if i < len(sizes) - 3:
            layers.append(nn.ReLU())
    return nn.Sequential(*layers)
