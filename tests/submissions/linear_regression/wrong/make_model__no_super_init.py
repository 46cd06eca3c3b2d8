# {"task": "make_model", "verdict": "wrong", "mistake": "missing_super_init", "listed": false, "note": "super().__init__() is not called, so assigning the layer raises an AttributeError.", "lines": [[5]]}
from torch import nn
class LinearRegression(nn.Module):
    def __init__(self):
        self.linear = nn.Linear(1, 1)
    def forward(self, x):
        return self.linear(x)

def make_model():
    return LinearRegression()
