# {"task": "make_model", "verdict": "right", "style": "parameter_scalars", "listed": false, "note": "two 0-dim... shape (1,) Parameters, own forward"}
import torch
from torch import nn


class Line(nn.Module):
    def __init__(self):
        super().__init__()
        self.slope = nn.Parameter(torch.randn(()))
        self.intercept = nn.Parameter(torch.zeros(()))

    def forward(self, x):
        return torch.addcmul(self.intercept, self.slope, x)


def make_model():
    return Line()
