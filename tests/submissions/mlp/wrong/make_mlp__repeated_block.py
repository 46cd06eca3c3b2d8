# {"task": "make_mlp", "verdict": "wrong", "mistake": "repeated_block", "listed": true, "note": "[Linear, ReLU] * n repeats the same objects", "lines": [[6]]}
from torch import nn

def make_mlp(sizes):
    hidden = [nn.Linear(sizes[0], sizes[1]), nn.ReLU()]
    more = [nn.Linear(sizes[1], sizes[1]), nn.ReLU()] * (len(sizes) - 3)
    return nn.Sequential(nn.Flatten(), *hidden, *more, nn.Linear(sizes[-2], sizes[-1]))
