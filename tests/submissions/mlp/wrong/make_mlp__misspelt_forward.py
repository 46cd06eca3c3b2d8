# {"task": "make_mlp", "verdict": "wrong", "mistake": "misspelt_forward", "listed": false, "note": "forwad is never found", "lines": [[10]]}
from torch import nn
import torch.nn.functional as F

class MLP(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        self.layers = nn.ModuleList([nn.Linear(m, n) for m, n in zip(sizes, sizes[1:])])

    def forwad(self, x):
        x = x.flatten(1)
        for layer in self.layers[:-1]:
            x = F.relu(layer(x))
        return self.layers[-1](x)

def make_mlp(sizes):
    return MLP(sizes)
