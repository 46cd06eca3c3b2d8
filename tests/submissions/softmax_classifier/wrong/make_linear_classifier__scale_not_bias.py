# {"task": "make_linear_classifier", "verdict": "wrong", "mistake": "scale_not_bias", "listed": false, "note": "ten factors instead of ten biases", "lines": [[10, 13]]}
import torch
from torch import nn


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(784, 10, bias=False)
        self.scale = nn.Parameter(torch.ones(10))

    def forward(self, x):
        return self.linear(x.flatten(1)) * self.scale


def make_linear_classifier():
    return Model()
