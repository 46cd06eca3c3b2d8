# {"task": "make_linear_classifier", "verdict": "right", "style": "scaled_inside", "listed": false, "note": "input standardised inside with fixed constants"}
import torch
from torch import nn


class Classifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.ParameterList([nn.Parameter(0.01 * torch.randn(1, 784)) for _ in range(10)])
        self.bias = nn.ParameterList([nn.Parameter(torch.zeros(1)) for _ in range(10)])

    def forward(self, x):
        x = x.reshape(-1, 784)
        return torch.hstack([x @ w.T + b for w, b in zip(self.weight, self.bias)])


def make_linear_classifier():
    return Classifier()
