# {"task": "make_model", "verdict": "right", "style": "embedding", "listed": false, "note": "an Embedding holds the two numbers"}
import torch
from torch import nn


class Line(nn.Module):
    def __init__(self):
        super().__init__()
        self.numbers = nn.Embedding(2, 1)

    def forward(self, x):
        slope, intercept = self.numbers(torch.tensor([0, 1], device=x.device))
        return slope * x + intercept


make_model = Line
