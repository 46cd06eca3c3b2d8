# {"task": "make_linear_classifier", "verdict": "right", "style": "buffers_order", "listed": false, "note": "scores computed in another class order with a buffer"}
import torch
from torch import nn


class Permuted(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(784, 10)
        self.register_buffer("order", torch.randperm(10))

    def forward(self, x):
        return self.layer(x.flatten(1))[:, self.order]


def make_linear_classifier():
    return Permuted()
