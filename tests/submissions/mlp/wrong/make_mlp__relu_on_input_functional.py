# {"task": "make_mlp", "verdict": "wrong", "mistake": "relu_on_input_functional", "listed": false, "note": "F.relu before each layer", "lines": [[13]]}
import torch
from torch import nn

class MLP(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        self.linears = nn.ModuleList([nn.Linear(a, b) for a, b in zip(sizes, sizes[1:])])

    def forward(self, x):
        x = torch.flatten(x, 1)
        for linear in self.linears:
            x = linear(torch.relu(x))
        return x

def make_mlp(sizes):
    return MLP(sizes)
