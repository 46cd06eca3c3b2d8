# {"task": "make_model", "verdict": "right", "style": "design_matrix", "listed": false, "note": "Linear(2, 1) without bias on (1, x)"}
import torch
from torch import nn


class Line(nn.Module):
    def __init__(self):
        super().__init__()
        torch.manual_seed(0)
        self.theta = nn.Linear(2, 1, bias=False)

    def forward(self, x):
        return self.theta(torch.cat((torch.ones_like(x), x), dim=1))


def make_model():
    return Line()
