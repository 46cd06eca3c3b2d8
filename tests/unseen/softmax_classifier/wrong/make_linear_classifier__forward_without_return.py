# {"task": "make_linear_classifier", "verdict": "wrong", "mistake": "forward_without_return", "listed": false, "note": "forward computes the scores and returns nothing", "lines": [[14]]}
import torch
from torch import nn


class LinearClassifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.flatten = nn.Flatten()
        self.linear = nn.Linear(28 * 28, 10)

    def forward(self, x):
        x = self.flatten(x)
        x = self.linear(x)


def make_linear_classifier():
    return LinearClassifier()
