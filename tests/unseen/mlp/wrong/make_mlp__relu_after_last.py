# {"task": "make_mlp", "verdict": "wrong", "mistake": "relu_after_last", "listed": true, "note": "the condition is true for the last layer too", "lines": [[8]]}
from torch import nn

def make_mlp(sizes):
    layers = [nn.Flatten()]
    for i in range(len(sizes) - 1):
        layers.append(nn.Linear(sizes[i], sizes[i + 1]))
        if i < len(sizes) - 1:
            layers.append(nn.ReLU())
    return nn.Sequential(*layers)
