# {"task": "make_model", "verdict": "wrong", "mistake": "not_linear", "listed": false, "note": "Two parameters but the output is a*x**2 + b, not a line through the population.", "lines": [[10]]}
import torch
from torch import nn
class M(nn.Module):
    def __init__(self):
        super().__init__()
        self.a = nn.Parameter(torch.rand(1))
        self.b = nn.Parameter(torch.rand(1))
    def forward(self, x):
        return self.a * x ** 2 + self.b
def make_model():
    return M()
