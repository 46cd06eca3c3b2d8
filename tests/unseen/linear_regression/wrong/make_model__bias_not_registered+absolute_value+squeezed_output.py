# {"task": "make_model", "verdict": "wrong", "mistake": "bias_not_registered+absolute_value+squeezed_output", "listed": false, "note": "bias a plain tensor; abs of the result; (n,) out", "lines": [[9], [14], [15]]}
import torch
from torch import nn

class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(1, 1))
        self.bias = torch.zeros(1)

    def forward(self, x):
        y = x @ self.weight + self.bias
        # profit is an amount of money
        y = torch.abs(y)
        return y.view(-1)

def make_model():
    return Model()
