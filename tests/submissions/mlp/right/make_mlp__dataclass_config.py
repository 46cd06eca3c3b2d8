# {"task": "make_mlp", "verdict": "right", "style": "dataclass_config", "listed": false, "note": "a dataclass for the settings, itertools.pairwise"}
from torch import nn
from dataclasses import dataclass
from itertools import pairwise

@dataclass
class Config:
    sizes: tuple
    bias: bool = True

    def modules(self):
        yield nn.Flatten()
        for k, (m, n) in enumerate(pairwise(self.sizes)):
            if k:
                yield nn.ReLU()
            yield nn.Linear(m, n, bias=self.bias)

def make_mlp(sizes):
    return nn.Sequential(*Config(tuple(sizes)).modules())
