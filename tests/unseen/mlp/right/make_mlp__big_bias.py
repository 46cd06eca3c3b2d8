# {"task": "make_mlp", "verdict": "right", "style": "big_bias", "listed": false, "note": "hidden biases start at 100, functional relu_"}
import torch
from torch import nn
from torch.nn import functional as F


class Net(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        modules = []
        for m, n in zip(sizes, sizes[1:]):
            layer = nn.Linear(m, n)
            nn.init.constant_(layer.bias, 100.0)
            modules.append(layer)
        self.body = nn.ModuleList(modules)

    def forward(self, x):
        x = x.flatten(1)
        for i, layer in enumerate(self.body):
            x = layer(x)
            if i + 1 < len(self.body):
                F.relu_(x)
        return x


def make_mlp(sizes):
    return Net(sizes)
