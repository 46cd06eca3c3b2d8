# {"task": "make_mlp", "verdict": "wrong", "mistake": "loop_overwrites", "listed": false, "note": "the Linear is overwritten in the loop, only the last one is left", "lines": [[9]]}
from torch import nn
import torch.nn.functional as F

class MLP(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        for m, n in zip(sizes, sizes[1:]):
            self.linear = nn.Linear(m, n)

    def forward(self, x):
        return self.linear(F.relu(x.flatten(1)))

def make_mlp(sizes):
    return MLP(sizes)
