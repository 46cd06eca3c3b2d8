# {"task": "make_mlp", "verdict": "right", "style": "recursive_nested", "listed": false, "note": "recursive nested Sequentials"}
from torch import nn


def make_mlp(sizes):
    def chain(m, n, *rest):
        if not rest:
            return nn.Linear(m, n)
        return nn.Sequential(nn.Linear(m, n), nn.ReLU(), chain(n, *rest))

    return nn.Sequential(nn.Flatten(), chain(*sizes))
