# {"task": "make_mlp", "verdict": "wrong", "mistake": "relu_every_second", "listed": false, "note": "ReLU after every second layer", "lines": [[8]]}
from torch import nn

def make_mlp(sizes):
    layers = [nn.Flatten()]
    for i in range(len(sizes) - 1):
        layers.append(nn.Linear(sizes[i], sizes[i + 1]))
        if i % 2 == 1 and i < len(sizes) - 2:
            layers.append(nn.ReLU())
    return nn.Sequential(*layers)
