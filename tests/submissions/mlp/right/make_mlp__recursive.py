# {"task": "make_mlp", "verdict": "right", "style": "recursive", "listed": false, "note": "recursion from the front"}
import torch
from torch import nn

class Chain(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        self.linear = nn.Linear(sizes[0], sizes[1])
        self.rest = Chain(sizes[1:]) if len(sizes) > 2 else None

    def forward(self, x):
        y = self.linear(x.flatten(1))
        return y if self.rest is None else self.rest(torch.relu(y))

def make_mlp(sizes):
    return Chain(tuple(sizes))
