# {"task": "make_linear_classifier", "verdict": "wrong", "mistake": "one_regression_shared", "listed": false, "note": "the same Linear(784, 1) is used ten times: all ten scores are equal, 785 parameters", "lines": [[8, 9]]}
import torch
from torch import nn

class Parallel(nn.Module):
    def __init__(self):
        super().__init__()
        regression = nn.Linear(784, 1)
        self.regressions = nn.ModuleList([regression] * 10)

    def forward(self, x):
        x = x.flatten(1)
        return torch.cat([r(x) for r in self.regressions], 1)

def make_linear_classifier():
    return Parallel()
