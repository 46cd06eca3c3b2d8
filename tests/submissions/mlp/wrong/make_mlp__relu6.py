# {"task": "make_mlp", "verdict": "wrong", "mistake": "relu6", "listed": false, "note": "ReLU6 cuts at 6", "lines": [[7]]}
from torch import nn

def make_mlp(sizes):
    layers = [nn.Flatten()]
    for m, n in zip(sizes[:-2], sizes[1:-1]):
        layers.extend([nn.Linear(m, n), nn.ReLU6()])
    layers.append(nn.Linear(sizes[-2], sizes[-1]))
    return nn.Sequential(*layers)
