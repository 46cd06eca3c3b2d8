# {"task": "make_mlp", "verdict": "wrong", "mistake": "pops_from_sizes+relu_after_last", "listed": true, "note": "the caller's list is emptied; every layer gets a ReLU", "lines": [[7], [9, 10]]}
from torch import nn

def make_mlp(sizes):
    layers = [nn.Flatten()]
    while len(sizes) > 1:
        eingang = sizes.pop(0)
        layers.append(nn.Linear(eingang, sizes[0]))
        layers.append(nn.ReLU())
    return nn.Sequential(*layers)
