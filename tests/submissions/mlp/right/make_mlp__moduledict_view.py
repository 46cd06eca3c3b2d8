# {"task": "make_mlp", "verdict": "right", "style": "moduledict_view", "listed": false, "note": "ModuleDict, view(-1, sizes[0]), torch.maximum"}
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self, sizes):
        super(Net, self).__init__()
        self.n_in = sizes[0]
        self.steps = nn.ModuleDict()
        for i, (m, n) in enumerate(zip(sizes[:-1], sizes[1:])):
            self.steps["linear_%d" % i] = nn.Linear(m, n)

    def forward(self, x):
        x = x.reshape(-1, self.n_in)
        last = len(self.steps) - 1
        for i, layer in enumerate(self.steps.values()):
            x = layer(x)
            if i != last:
                x = torch.maximum(x, torch.zeros_like(x))
        return x

def make_mlp(sizes):
    return Net(list(sizes))
