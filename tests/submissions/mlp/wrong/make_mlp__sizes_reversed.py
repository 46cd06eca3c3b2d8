# {"task": "make_mlp", "verdict": "wrong", "mistake": "sizes_reversed", "listed": true, "note": "from the output to the input", "lines": [[5]]}
from torch import nn

def make_mlp(sizes):
    sizes = sizes[::-1]
    layers = [nn.Flatten()]
    for m, n in zip(sizes, sizes[1:]):
        layers += [nn.Linear(m, n), nn.ReLU()]
    return nn.Sequential(*layers[:-1])
