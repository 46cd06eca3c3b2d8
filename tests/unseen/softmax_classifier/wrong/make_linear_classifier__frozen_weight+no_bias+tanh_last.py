# {"task": "make_linear_classifier", "verdict": "wrong", "mistake": "frozen_weight+no_bias+tanh_last", "listed": true, "note": "weights cannot be trained; no bias; tanh over the scores", "lines": [[10], [10, 14], [15]]}
import torch
from torch import nn


class Linear10(nn.Module):
    def __init__(self):
        super().__init__()
        start = torch.randn(10, 784) * 0.05
        self.weight = nn.Parameter(start, requires_grad=False)

    def forward(self, x):
        x = x.reshape(len(x), 28 * 28)
        out = torch.matmul(x, self.weight.T)
        return torch.tanh(out)


def make_linear_classifier():
    return Linear10()
