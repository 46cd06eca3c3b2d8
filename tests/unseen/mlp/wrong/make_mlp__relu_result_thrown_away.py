# {"task": "make_mlp", "verdict": "wrong", "mistake": "relu_result_thrown_away", "listed": false, "note": "calls torch.relu without keeping its result, so there is no activation", "lines": [[19]]}
import torch
from torch import nn


class MLP(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        self.flatten = nn.Flatten()
        self.layers = nn.ModuleList()
        for i in range(len(sizes) - 1):
            self.layers.append(nn.Linear(sizes[i], sizes[i + 1]))

    def forward(self, x):
        x = self.flatten(x)
        for i, layer in enumerate(self.layers):
            x = layer(x)
            if i < len(self.layers) - 1:
                torch.relu(x)
        return x


def make_mlp(sizes):
    return MLP(sizes)
