# {"task": "make_mlp", "verdict": "right", "style": "class_modulelist", "listed": false, "note": "class MLP with ModuleList and F.relu"}
import torch
from torch import nn
import torch.nn.functional as F

class MLP(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        self.layers = nn.ModuleList([nn.Linear(a, b) for a, b in zip(sizes, sizes[1:])])

    def forward(self, x):
        x = torch.flatten(x, start_dim=1)
        for layer in self.layers[:-1]:
            x = F.relu(layer(x))
        return self.layers[-1](x)

def make_mlp(sizes):
    return MLP(sizes)
