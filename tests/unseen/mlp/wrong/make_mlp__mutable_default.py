# {"task": "make_mlp", "verdict": "wrong", "mistake": "mutable_default", "listed": false, "note": "the default list is shared between calls, so a second model has the layers of the first in it", "lines": [[4]]}
from torch import nn

def make_mlp(sizes, layers=[]):
    layers.append(nn.Flatten())
    for i in range(len(sizes) - 1):
        layers.append(nn.Linear(sizes[i], sizes[i + 1]))
        layers.append(nn.ReLU())
    layers.pop()     # no relu at the end
    return nn.Sequential(*layers)
