# {"task": "make_linear_classifier", "verdict": "wrong", "mistake": "bias_times_mean", "listed": false, "note": "the bias is multiplied by the image's mean: a black image gets none", "lines": [[14]]}
import torch
from torch import nn


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(784, 10, bias=False)
        self.b = nn.Parameter(torch.zeros(10))

    def forward(self, x):
        x = x.flatten(1)
        return self.linear(x) + self.b * x.mean(dim=1, keepdim=True)


def make_linear_classifier():
    return Model()
