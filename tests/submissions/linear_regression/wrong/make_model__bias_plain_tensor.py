# {"task": "make_model", "verdict": "wrong", "mistake": "bias_not_registered", "listed": false, "note": "The intercept is a plain tensor, not an nn.Parameter: parameters() has only one number and the optimizer never moves it.", "lines": [[8]]}
import torch
from torch import nn
class Line(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Parameter(torch.randn(1, 1))
        self.b = torch.randn(1, requires_grad=True)
    def forward(self, x):
        return x @ self.a + self.b

def make_model():
    return Line()
