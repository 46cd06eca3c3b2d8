# {"task": "make_linear_classifier", "verdict": "wrong", "mistake": "no_bias", "listed": true, "note": "own weight matrix without a bias", "lines": [[8, 10]]}
import torch
from torch import nn

class M(nn.Module):
    def __init__(self):
        super().__init__()
        self.w = nn.Parameter(torch.randn(784, 10) / 28)
    def forward(self, x):
        return x.flatten(1) @ self.w

def make_linear_classifier():
    return M()
