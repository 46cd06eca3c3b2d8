# {"task": "make_linear_classifier", "verdict": "right", "style": "split_rows", "listed": false, "note": "28 linear layers for the 28 rows without biases, one bias"}
import torch
from torch import nn


class Rows(nn.Module):
    def __init__(self):
        super().__init__()
        self.rows = nn.ModuleDict({f"row{i}": nn.Linear(28, 10, bias=False) for i in range(28)})
        self.bias = nn.Parameter(torch.zeros(1, 10))

    def forward(self, x):
        return sum(self.rows[f"row{i}"](x[:, 0, i]) for i in range(28)) + self.bias


def make_linear_classifier():
    return Rows()
