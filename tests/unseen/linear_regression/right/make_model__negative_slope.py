# {"task": "make_model", "verdict": "right", "style": "negative_slope", "listed": false, "note": "parameterised by its value at 10 and its slope, negated"}
import torch
from torch import nn


class Line(nn.Module):
    def __init__(self):
        super().__init__()
        self.at_ten = nn.Parameter(torch.zeros(1, 1))
        self.minus_slope = nn.Parameter(torch.randn(1, 1))

    def forward(self, x):
        return self.at_ten - (x - 10) * self.minus_slope


make_model = Line
