# {"task": "make_model", "verdict": "right", "style": "extra_arguments", "listed": false, "note": "forward with more arguments, buffer of units"}
import torch
from torch import nn


class Line(nn.Module):
    def __init__(self, *, slope=0.0, intercept=0.0):
        super().__init__()
        self.register_buffer("unit", torch.tensor(10_000.0))
        self.theta = nn.Parameter(torch.tensor([[slope], [intercept]]))

    def forward(self, x, *unused, in_people=False):
        if in_people:
            x = x / self.unit
        return torch.cat([x, torch.ones_like(x)], -1).matmul(self.theta)


def make_model():
    return Line(slope=1.0)
