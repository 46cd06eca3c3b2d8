# {"task": "make_model", "verdict": "right", "style": "padded_ones", "listed": false, "note": "a column of ones and one table of two numbers, times minus one"}
import torch
from torch import nn
import torch.nn.functional as F

class Line(nn.Module):
    def __init__(self):
        super().__init__()
        self.theta = nn.Parameter(torch.randn(2, 1) * 0.1)
    def forward(self, x):
        ones = torch.ones_like(x)
        return -(torch.cat([ones, x], dim=1) @ self.theta)
def make_model():
    return Line()
