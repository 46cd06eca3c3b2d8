# {"task": "make_linear_classifier", "verdict": "right", "style": "assert_shape", "listed": false, "note": "forward asserts image shape"}
import torch
from torch import nn


class C(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(784, 10)

    def forward(self, x):
        assert x.dim() == 4 and x.shape[1:] == (1, 28, 28), x.shape
        n, c, h, w = x.size()
        return self.fc(x.view(n, c * h * w))


def make_linear_classifier():
    return C()
