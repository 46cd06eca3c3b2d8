# {"task": "make_mlp", "verdict": "right", "style": "match_sizes", "listed": false, "note": "structural pattern matching on the sizes"}
from torch import nn


def layers(sizes):
    match sizes:
        case [m, n]:
            return [nn.Linear(m, n)]
        case [m, n, *rest]:
            return [nn.Linear(m, n), nn.ReLU(), *layers([n, *rest])]
        case _:
            raise ValueError("two sizes at least")


def make_mlp(sizes):
    return nn.Sequential(nn.Flatten(), *layers(sizes))
