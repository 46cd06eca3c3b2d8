# {"task": "make_mlp", "verdict": "right", "style": "own_linear_transposed", "listed": false, "note": "a Linear class of one's own with weights (in, out)"}
import torch
from torch import nn

class Dense(nn.Module):
    def __init__(self, n_in, n_out):
        super().__init__()
        bound = n_in ** -0.5
        self.w = nn.Parameter(torch.empty(n_in, n_out).uniform_(-bound, bound))
        self.b = nn.Parameter(torch.zeros(n_out))

    def forward(self, x):
        return x @ self.w + self.b

def make_mlp(sizes):
    parts = []
    for m, n in zip(sizes, sizes[1:]):
        parts.extend((Dense(m, n), nn.ReLU()))
    parts.pop()
    return nn.Sequential(nn.Flatten(), *parts)
