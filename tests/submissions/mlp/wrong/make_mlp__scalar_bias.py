# {"task": "make_mlp", "verdict": "wrong", "mistake": "scalar_bias", "listed": false, "note": "own Linear with one bias number for all outputs", "lines": [[9]]}
import torch
from torch import nn

class Dense(nn.Module):
    def __init__(self, m, n):
        super().__init__()
        self.w = nn.Parameter(torch.randn(m, n) / m ** 0.5)
        self.b = nn.Parameter(torch.zeros(1))

    def forward(self, x):
        return x @ self.w + self.b

def make_mlp(sizes):
    layers = [nn.Flatten()]
    for m, n in zip(sizes, sizes[1:]):
        layers += [Dense(m, n), nn.ReLU()]
    return nn.Sequential(*layers[:-1])
