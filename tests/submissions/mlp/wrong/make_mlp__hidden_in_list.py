# {"task": "make_mlp", "verdict": "wrong", "mistake": "hidden_in_list", "listed": true, "note": "only the output layer is registered", "lines": [[8]]}
from torch import nn
import torch.nn.functional as F

class MLP(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        self.hidden = [nn.Linear(m, n) for m, n in zip(sizes[:-2], sizes[1:-1])]
        self.out = nn.Linear(sizes[-2], sizes[-1])

    def forward(self, x):
        x = x.flatten(1)
        for layer in self.hidden:
            x = F.relu(layer(x))
        return self.out(x)

def make_mlp(sizes):
    return MLP(sizes)
