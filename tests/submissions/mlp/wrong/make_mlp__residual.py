# {"task": "make_mlp", "verdict": "wrong", "mistake": "residual", "listed": false, "note": "adds the input again where the sizes allow", "lines": [[14]]}
from torch import nn
import torch.nn.functional as F

class MLP(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        self.layers = nn.ModuleList([nn.Linear(m, n) for m, n in zip(sizes, sizes[1:])])

    def forward(self, x):
        x = x.flatten(1)
        for layer in self.layers[:-1]:
            y = F.relu(layer(x))
            x = x[:, :y.shape[1]].mean(1, keepdim=True) + y
        return self.layers[-1](x)

def make_mlp(sizes):
    return MLP(sizes)
