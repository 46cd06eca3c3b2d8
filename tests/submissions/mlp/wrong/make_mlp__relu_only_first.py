# {"task": "make_mlp", "verdict": "wrong", "mistake": "relu_only_first", "listed": true, "note": "one ReLU after the first layer", "lines": [[9]]}
from torch import nn

def make_mlp(sizes):
    layers = [nn.Flatten(), nn.Linear(sizes[0], sizes[1])]
    if len(sizes) > 2:
        layers.append(nn.ReLU())
    for i in range(1, len(sizes) - 1):
        layers.append(nn.Linear(sizes[i], sizes[i + 1]))
    return nn.Sequential(*layers)
