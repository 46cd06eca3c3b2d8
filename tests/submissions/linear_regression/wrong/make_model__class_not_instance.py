# {"task": "make_model", "verdict": "wrong", "mistake": "returns_class", "listed": false, "note": "Returns the class without parentheses, not a model.", "lines": [[11]]}
from torch import nn
class LinearRegression(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(1, 1)
    def forward(self, x):
        return self.linear(x)

def make_model():
    return LinearRegression
