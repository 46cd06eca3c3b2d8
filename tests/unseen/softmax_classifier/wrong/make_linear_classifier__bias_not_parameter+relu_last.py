# {"task": "make_linear_classifier", "verdict": "wrong", "mistake": "bias_not_parameter+relu_last", "listed": true, "note": "bias is a plain tensor; ReLU over the scores", "lines": [[10, 11], [16]]}
import torch
from torch import nn


class SoftmaxRegression(nn.Module):

    def __init__(self):
        super().__init__()
        self.lin = nn.Linear(784, 10, bias=False)
        self.bias = torch.zeros(10)

    def forward(self, bilder):
        flach = bilder.flatten(1)
        werte = self.lin(flach) + self.bias
        return torch.relu(werte)


def make_linear_classifier():
    return SoftmaxRegression()
