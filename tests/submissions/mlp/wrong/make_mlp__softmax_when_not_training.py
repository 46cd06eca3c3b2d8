# {"task": "make_mlp", "verdict": "wrong", "mistake": "softmax_when_not_training", "listed": false, "note": "probabilities instead of scores after eval()", "lines": [[16, 17]]}
import torch
from torch import nn

class MLP(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        self.fcs = nn.ModuleList([nn.Linear(a, b) for a, b in zip(sizes, sizes[1:])])

    def forward(self, x):
        x = torch.flatten(x, 1)
        for i, fc in enumerate(self.fcs):
            x = fc(x)
            if i + 1 < len(self.fcs):
                x = torch.relu(x)
        if not self.training:
            x = torch.softmax(x, dim=1)
        return x

def make_mlp(sizes):
    return MLP(sizes)
