# {"task": "make_linear_classifier", "verdict": "wrong", "mistake": "bias_not_parameter", "listed": false, "note": "the bias is a plain tensor: 7,840 parameters, and it is never trained", "lines": [[10]]}
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.W = nn.Parameter(torch.randn(784, 10) * 0.01)
        self.b = torch.zeros(10, requires_grad=True)

    def forward(self, x):
        return x.view(-1, 784) @ self.W + self.b


def make_linear_classifier():
    return Net()
