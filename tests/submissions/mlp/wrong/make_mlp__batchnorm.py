# {"task": "make_mlp", "verdict": "wrong", "mistake": "batchnorm", "listed": false, "note": "BatchNorm between Linear and ReLU", "lines": [[7]]}
from torch import nn

def make_mlp(sizes):
    layers = [nn.Flatten()]
    for m, n in zip(sizes[:-2], sizes[1:-1]):
        layers.extend([nn.Linear(m, n), nn.BatchNorm1d(n), nn.ReLU()])
    layers.append(nn.Linear(sizes[-2], sizes[-1]))
    return nn.Sequential(*layers)
