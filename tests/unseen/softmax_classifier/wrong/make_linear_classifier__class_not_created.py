# {"task": "make_linear_classifier", "verdict": "wrong", "mistake": "class_not_created", "listed": false, "note": "returns the class, not a model of it", "lines": [[16]]}
import torch
from torch import nn


class FashionModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))

    def forward(self, x):
        return self.net(x)


def make_linear_classifier():
    return FashionModel
