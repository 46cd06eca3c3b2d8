# {"task": "make_mlp", "verdict": "wrong", "mistake": "last_layer_missing+flatten_missing", "listed": true, "note": "the loop ends a layer early; images are not flattened", "lines": [[7, 11], [5, 11]]}
from torch import nn

def make_mlp(sizes):
    layers = []
    i = 0
    while i < len(sizes) - 2:
        layers.append(nn.Linear(sizes[i], sizes[i + 1]))
        layers.append(nn.ReLU())
        i += 1
    return nn.Sequential(*layers)
