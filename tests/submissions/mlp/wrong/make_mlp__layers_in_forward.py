# {"task": "make_mlp", "verdict": "wrong", "mistake": "layers_in_forward", "listed": false, "note": "new random layers at every call", "lines": [[13]]}
from torch import nn
import torch.nn.functional as F

class MLP(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        self.sizes = sizes

    def forward(self, x):
        x = x.flatten(1)
        for i in range(len(self.sizes) - 1):
            layer = nn.Linear(self.sizes[i], self.sizes[i + 1])
            x = layer(x)
            if i < len(self.sizes) - 2:
                x = F.relu(x)
        return x

def make_mlp(sizes):
    return MLP(sizes)
