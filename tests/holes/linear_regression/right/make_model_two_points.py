# {"task": "make_model", "verdict": "right", "style": "two_points", "listed": false, "note": "parameterised by its values at 5 and at 25"}
import torch
from torch import nn


class Line(nn.Module):
    def __init__(self):
        super().__init__()
        self.ends = nn.Parameter(torch.randn(2))

    def forward(self, x):
        t = (x - 5) / 20
        return torch.lerp(self.ends[0], self.ends[1], t)


def make_model():
    return Line()
