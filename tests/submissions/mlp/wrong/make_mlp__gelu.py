# {"task": "make_mlp", "verdict": "wrong", "mistake": "gelu", "listed": false, "note": "GELU instead of ReLU", "lines": [[13]]}
from torch import nn
import torch.nn.functional as F

class MLP(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        self.layers = nn.ModuleList([nn.Linear(m, n) for m, n in zip(sizes, sizes[1:])])

    def forward(self, x):
        x = x.flatten(1)
        for i, layer in enumerate(self.layers):
            x = layer(F.gelu(x)) if i else layer(x)
        return x

def make_mlp(sizes):
    return MLP(sizes)
