# {"task": "make_linear_classifier", "verdict": "right", "style": "grouped_heads", "listed": false, "note": "two Linear(784, 5) side by side"}
import torch
from torch import nn


class Heads(nn.Module):
    def __init__(self):
        super().__init__()
        self.flatten = nn.Flatten()
        self.low, self.high = nn.Linear(784, 5), nn.Linear(784, 5)

    def forward(self, x):
        x = self.flatten(x)
        return torch.cat((self.low(x), self.high(x)), dim=1)


def make_linear_classifier():
    return Heads()
