# {"task": "make_linear_classifier", "verdict": "wrong", "mistake": "forward_missing_return", "listed": false, "note": "forward computes the scores and returns None", "lines": [[12]]}
from torch import nn

class LinearModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.flatten = nn.Flatten()
        self.linear = nn.Linear(784, 10)

    def forward(self, x):
        x = self.flatten(x)
        x = self.linear(x)

def make_linear_classifier():
    return LinearModel()
