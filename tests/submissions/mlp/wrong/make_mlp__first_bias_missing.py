# {"task": "make_mlp", "verdict": "wrong", "mistake": "first_bias_missing", "listed": false, "note": "own Linear without bias in the hidden layers", "lines": [[8, 11]]}
import torch
from torch import nn

class Dense(nn.Module):
    def __init__(self, m, n):
        super().__init__()
        self.w = nn.Parameter(torch.randn(m, n) / m ** 0.5)

    def forward(self, x):
        return x @ self.w

def make_mlp(sizes):
    layers = [nn.Flatten()]
    for m, n in zip(sizes[:-2], sizes[1:-1]):
        layers += [Dense(m, n), nn.ReLU()]
    return nn.Sequential(*layers, nn.Linear(sizes[-2], sizes[-1]))
