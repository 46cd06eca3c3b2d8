# {"task": "make_mlp", "verdict": "wrong", "mistake": "no_relu", "listed": true, "note": "no activation at all: collapses", "lines": [[5]]}
from torch import nn

def make_mlp(sizes):
    return nn.Sequential(nn.Flatten(), *[nn.Linear(m, n) for m, n in zip(sizes, sizes[1:])])
