# {"task": "make_mlp", "verdict": "wrong", "mistake": "relu_last_when_two", "listed": false, "note": "ReLU after the last layer only when there are two sizes", "lines": [[5]]}
from torch import nn

def make_mlp(sizes):
    layers = [nn.Flatten(), nn.Linear(sizes[0], sizes[1]), nn.ReLU()]
    for i in range(1, len(sizes) - 1):
        layers.append(nn.Linear(sizes[i], sizes[i + 1]))
        if i != len(sizes) - 2:
            layers.append(nn.ReLU())
    return nn.Sequential(*layers)
