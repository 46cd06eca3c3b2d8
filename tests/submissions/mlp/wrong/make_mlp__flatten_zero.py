# {"task": "make_mlp", "verdict": "wrong", "mistake": "flatten_zero", "listed": false, "note": "flattens the batch dimension too", "lines": [[5]]}
from torch import nn

def make_mlp(sizes):
    layers = [nn.Flatten(0)]
    for m, n in zip(sizes, sizes[1:]):
        layers += [nn.Linear(m, n), nn.ReLU()]
    layers.pop()
    return nn.Sequential(*layers)
