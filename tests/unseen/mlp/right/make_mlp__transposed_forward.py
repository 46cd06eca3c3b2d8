# {"task": "make_mlp", "verdict": "right", "style": "transposed_forward", "listed": false, "note": "columns as examples: everything transposed"}
import torch
from torch import nn


class Columns(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        self.W = nn.ParameterList(nn.Parameter(torch.randn(n, m) * m**-0.5) for m, n in zip(sizes, sizes[1:]))
        self.b = nn.ParameterList(nn.Parameter(torch.zeros(n, 1)) for n in sizes[1:])

    def forward(self, x):
        h = x.flatten(1).T
        last = len(self.W) - 1
        for i, (w, b) in enumerate(zip(self.W, self.b)):
            h = w @ h + b
            if i != last:
                h = torch.maximum(h, torch.zeros(()))
        return h.T


def make_mlp(sizes):
    return Columns(sizes)
