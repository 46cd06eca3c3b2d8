# {"task": "make_model", "verdict": "wrong", "mistake": "tensors_not_parameters", "listed": false, "note": "plain tensors in an nn.Module are not registered: no parameters to train", "lines": [[9, 10]]}
import torch
from torch import nn


class Line(nn.Module):
    def __init__(self):
        super().__init__()
        self.w = torch.randn(1, requires_grad=True)
        self.b = torch.randn(1, requires_grad=True)

    def forward(self, x):
        return self.w * x + self.b


def make_model():
    return Line()
