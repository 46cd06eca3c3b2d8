# {"task": "make_mlp", "verdict": "wrong", "mistake": "relu_last_functional", "listed": true, "note": "F.relu in the loop for each layer", "lines": [[12, 13]]}
from torch import nn
import torch.nn.functional as F

class MLP(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        self.layers = nn.ModuleList(nn.Linear(m, n) for m, n in zip(sizes, sizes[1:]))

    def forward(self, x):
        x = x.flatten(1)
        for layer in self.layers:
            x = F.relu(layer(x))
        return x

def make_mlp(sizes):
    return MLP(sizes)
