# {"task": "make_model", "verdict": "right", "mistake": null, "listed": false, "note": "a hand-made module with two scalars"}
import torch
from torch import nn

def make_model():
    class Gerade(nn.Module):
        def __init__(self):
            super().__init__()
            self.m = nn.Parameter(torch.tensor(0.5))
            self.c = nn.Parameter(torch.tensor(0.0))

        def forward(self, x):
            return torch.addcmul(self.c, self.m, x)

    return Gerade()
