# {"task": "make_mlp", "verdict": "wrong", "mistake": "plain_list", "listed": true, "note": "layers in a Python list: no parameters registered", "lines": [[8]]}
from torch import nn
import torch.nn.functional as F

class MLP(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        self.layers = []
        for m, n in zip(sizes, sizes[1:]):
            self.layers.append(nn.Linear(m, n))

    def forward(self, x):
        x = x.flatten(1)
        for layer in self.layers[:-1]:
            x = F.relu(layer(x))
        return self.layers[-1](x)

def make_mlp(sizes):
    return MLP(sizes)
