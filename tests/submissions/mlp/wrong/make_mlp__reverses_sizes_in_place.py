# {"task": "make_mlp", "verdict": "wrong", "mistake": "reverses_sizes_in_place", "listed": false, "note": "the caller's list comes back reversed", "lines": [[6]]}
from torch import nn

def make_mlp(sizes):
    layers = []
    sizes.reverse()
    for n, m in zip(sizes, sizes[1:]):
        layers = [nn.Linear(m, n), nn.ReLU()] + layers
    return nn.Sequential(nn.Flatten(), *layers[:-1])
