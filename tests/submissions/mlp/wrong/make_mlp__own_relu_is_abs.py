# {"task": "make_mlp", "verdict": "wrong", "mistake": "own_relu_is_abs", "listed": false, "note": "the hand-made activation in forward is the absolute value", "lines": [[14]]}
import torch
from torch import nn

class MLP(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        self.layers = nn.ModuleList([nn.Linear(m, n) for m, n in zip(sizes, sizes[1:])])

    def forward(self, x):
        x = x.flatten(1)
        for layer in self.layers[:-1]:
            x = layer(x)
            x = torch.where(x > 0, x, -x)
        return self.layers[-1](x)

def make_mlp(sizes):
    return MLP(sizes)
