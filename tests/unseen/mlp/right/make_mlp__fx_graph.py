# {"task": "make_mlp", "verdict": "right", "style": "fx_graph", "listed": false, "note": "a torch.fx GraphModule"}
import torch
from torch import fx, nn


class Net(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        self.linears = nn.ModuleList(nn.Linear(m, n) for m, n in zip(sizes, sizes[1:]))

    def forward(self, x):
        x = torch.flatten(x, 1)
        for linear in self.linears[:-1]:
            x = torch.relu(linear(x))
        return self.linears[-1](x)


def make_mlp(sizes):
    return fx.symbolic_trace(Net(sizes))
