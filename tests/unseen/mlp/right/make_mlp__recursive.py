# {"task": "make_mlp", "verdict": "right", "mistake": null, "note": "recursion over the list"}
from torch import nn

def _rest(sizes):
    if len(sizes) == 2:
        return [nn.Linear(*sizes)]
    return [nn.Linear(sizes[0], sizes[1]), nn.ReLU()] + _rest(sizes[1:])

def make_mlp(sizes):
    return nn.Sequential(nn.Flatten(), *_rest(list(sizes)))
