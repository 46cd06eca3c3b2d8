# {"task": "make_mlp", "verdict": "wrong", "mistake": "softmax_in_forward", "listed": true, "note": "F.softmax in forward", "lines": [[14]]}
from torch import nn
import torch.nn.functional as F

class MLP(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        self.layers = nn.ModuleList([nn.Linear(m, n) for m, n in zip(sizes, sizes[1:])])

    def forward(self, x):
        x = x.flatten(1)
        for layer in self.layers[:-1]:
            x = F.relu(layer(x))
        return F.softmax(self.layers[-1](x), dim=-1)

def make_mlp(sizes):
    return MLP(sizes)
