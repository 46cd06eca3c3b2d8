# {"task": "make_mlp", "verdict": "wrong", "mistake": "missing_flatten_class", "listed": true, "note": "a Module without flattening", "lines": [[12]]}
from torch import nn
import torch.nn.functional as F

class MLP(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        self.layers = nn.ModuleList([nn.Linear(m, n) for m, n in zip(sizes, sizes[1:])])
        self.flatten = nn.Flatten()

    def forward(self, x):
        self.flatten(x)
        for layer in self.layers[:-1]:
            x = F.relu(layer(x))
        return self.layers[-1](x)

def make_mlp(sizes):
    return MLP(sizes)
