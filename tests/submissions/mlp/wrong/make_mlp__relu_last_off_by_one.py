# {"task": "make_mlp", "verdict": "wrong", "mistake": "relu_last_off_by_one", "listed": true, "note": "the test for the last layer is off by one", "lines": [[8]]}
from torch import nn

def make_mlp(sizes):
    layers = [nn.Flatten()]
    for i in range(len(sizes) - 1):
        layers.append(nn.Linear(sizes[i], sizes[i + 1]))
        if i < len(sizes) - 1:
            layers.append(nn.ReLU())
    return nn.Sequential(*layers)
