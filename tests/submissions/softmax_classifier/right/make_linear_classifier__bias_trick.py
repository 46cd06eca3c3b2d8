# {"task": "make_linear_classifier", "verdict": "right", "mistake": null, "listed": false, "note": "the bias is the last row of one (785, 10) matrix; a column of ones is appended to the pixels"}
import torch
from torch import nn

class BiasTrick(nn.Module):
    def __init__(self):
        super().__init__()
        self.theta = nn.Parameter(torch.empty(785, 10).uniform_(-1 / 28, 1 / 28))

    def forward(self, x):
        x = x.reshape(x.shape[0], 784)
        ones = torch.ones(x.shape[0], 1, dtype=x.dtype, device=x.device)
        return torch.cat((x, ones), 1).mm(self.theta)

def make_linear_classifier():
    return BiasTrick()
