# {"task": "make_model", "verdict": "right", "mistake": null, "listed": false, "note": "One Parameter tensor holding both numbers, with a column of ones as in a statistics course."}
import torch
from torch import nn

class Theta(nn.Module):
    def __init__(self):
        super().__init__()
        self.theta = nn.Parameter(torch.rand(2, 1))

    def forward(self, x):
        ones = torch.ones_like(x)
        X = torch.cat([ones, x], dim=1)
        return X @ self.theta

make_model = lambda: Theta()
