# {"task": "make_linear_classifier", "verdict": "wrong", "mistake": "missing_super_init", "listed": false, "note": "super().__init__() is forgotten: AttributeError when the layer is assigned", "lines": [[6]]}
from torch import nn

class LinearModel(nn.Module):
    def __init__(self):
        self.flatten = nn.Flatten()
        self.linear = nn.Linear(784, 10)

    def forward(self, x):
        return self.linear(self.flatten(x))

def make_linear_classifier():
    return LinearModel()
