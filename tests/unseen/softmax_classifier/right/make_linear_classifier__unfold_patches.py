# {"task": "make_linear_classifier", "verdict": "right", "style": "unfold_patches", "listed": false, "note": "pixels reversed and reshaped before the layer"}
import torch
from torch import nn


class Reversed(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(784, 10)

    def forward(self, x):
        return self.layer(x.transpose(2, 3).flatten(1).flip(1))


def make_linear_classifier():
    return Reversed()
