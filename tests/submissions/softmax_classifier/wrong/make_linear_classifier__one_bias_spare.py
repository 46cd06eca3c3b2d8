# {"task": "make_linear_classifier", "verdict": "wrong", "mistake": "one_bias_spare", "listed": false, "note": "one bias shared by all classes, nine spare numbers that multiply it", "lines": [[13]]}
import torch
from torch import nn


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(784, 10, bias=False)
        self.b = nn.Parameter(torch.zeros(10))

    def forward(self, x):
        return self.linear(x.flatten(1)) + self.b.sum()


def make_linear_classifier():
    return Model()
