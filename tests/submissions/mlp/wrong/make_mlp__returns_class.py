# {"task": "make_mlp", "verdict": "wrong", "mistake": "returns_class", "listed": false, "note": "the class instead of an object", "lines": [[17]]}
from torch import nn
import torch.nn.functional as F

class MLP(nn.Module):
    def __init__(self, sizes=[784, 100, 10]):
        super().__init__()
        self.layers = nn.ModuleList([nn.Linear(m, n) for m, n in zip(sizes, sizes[1:])])

    def forward(self, x):
        x = x.flatten(1)
        for layer in self.layers[:-1]:
            x = F.relu(layer(x))
        return self.layers[-1](x)

def make_mlp(sizes):
    return MLP
