# {"task": "make_mlp", "verdict": "wrong", "mistake": "flatten_from_zero", "listed": false, "note": "Flatten(0) flattens the batch dimension as well", "lines": [[8]]}
from torch import nn

def make_mlp(sizes):
    hidden = []
    for a, b in zip(sizes[:-2], sizes[1:-1]):
        hidden += [nn.Linear(a, b), nn.ReLU()]
    return nn.Sequential(nn.Flatten(start_dim=0), *hidden, nn.Linear(sizes[-2], sizes[-1]))
