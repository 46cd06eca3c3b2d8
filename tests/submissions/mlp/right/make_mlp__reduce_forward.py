# {"task": "make_mlp", "verdict": "right", "style": "reduce_forward", "listed": false, "note": "functools.reduce in forward"}
import torch
from torch import nn
from functools import reduce

class Reduced(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        self.first, *rest = [nn.Linear(m, n) for m, n in zip(sizes, sizes[1:])]
        self.rest = nn.ModuleList(rest)

    def forward(self, x):
        start = self.first(torch.flatten(x, 1))
        return reduce(lambda h, layer: layer(h.clamp_min(0)), self.rest, start)

make_mlp = Reduced
