# {"task": "make_mlp", "verdict": "wrong", "mistake": "log_softmax_last", "listed": false, "note": "LogSoftmax at the end: ruled out by name", "lines": [[8]]}
from torch import nn

def make_mlp(sizes):
    layers = [nn.Flatten()]
    for m, n in zip(sizes[:-2], sizes[1:-1]):
        layers += [nn.Linear(m, n), nn.ReLU()]
    return nn.Sequential(*layers, nn.Linear(sizes[-2], sizes[-1]), nn.LogSoftmax(dim=1))
