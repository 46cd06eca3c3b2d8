# {"task": "make_linear_classifier", "verdict": "right", "style": "bilinear_norm", "listed": false, "note": "Linear with 785 columns, ones appended"}
import torch
from torch import nn


class Homogeneous(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(785, 10, bias=False)

    def forward(self, x):
        return self.linear(nn.functional.pad(x.flatten(1), (0, 1), value=1.0))


def make_linear_classifier():
    return Homogeneous()
