# {"task": "make_model", "verdict": "wrong", "mistake": "relu_while_training", "listed": false, "note": "profits below 0 are cut off in train mode", "lines": [[12, 13]]}
import torch
from torch import nn

class Line(nn.Module):
    def __init__(self):
        super().__init__()
        self.line = nn.Linear(1, 1)

    def forward(self, x):
        y = self.line(x)
        if self.training:
            y = torch.relu(y)
        return y

def make_model():
    return Line()
