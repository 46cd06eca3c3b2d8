# {"task": "make_mlp", "verdict": "wrong", "mistake": "index_error", "listed": false, "note": "range(len(sizes)) runs over the end", "lines": [[6]]}
from torch import nn

def make_mlp(sizes):
    layers = [nn.Flatten()]
    for i in range(len(sizes)):
        layers.append(nn.Linear(sizes[i], sizes[i + 1]))
        if i < len(sizes) - 2:
            layers.append(nn.ReLU())
    return nn.Sequential(*layers)
