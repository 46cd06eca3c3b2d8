# {"task": "make_linear_classifier", "verdict": "right", "mistake": null, "listed": false, "note": "ten nn.Linear(784, 1) in a ModuleList: '10 linear regressions in parallel'"}
import torch
from torch import nn

class TenRegressions(nn.Module):
    def __init__(self):
        super().__init__()
        self.regressions = nn.ModuleList([nn.Linear(784, 1) for _ in range(10)])

    def forward(self, x):
        x = x.flatten(1)
        return torch.cat([r(x) for r in self.regressions], dim=1)

def make_linear_classifier():
    return TenRegressions()
