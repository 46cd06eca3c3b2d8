# {"task": "make_linear_classifier", "verdict": "wrong", "mistake": "returns_class", "listed": false, "note": "returns the class itself, not a model: parentheses are missing", "lines": [[13]]}
from torch import nn

class LinearModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))

    def forward(self, x):
        return self.net(x)

def make_linear_classifier():
    return LinearModel
