# {"task": "make_mlp", "verdict": "wrong", "mistake": "shared_hidden", "listed": true, "note": "one hidden Linear used for all hidden layers, with the sizes of the first two", "lines": [[10, 11, 16]]}
from torch import nn
import torch.nn.functional as F

class Net(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        self.times = max(0, len(sizes) - 3)
        self.first = nn.Linear(sizes[0], sizes[1])
        self.middle = nn.Linear(sizes[1], sizes[1])
        self.last = nn.Linear(sizes[1], sizes[-1])

    def forward(self, x):
        x = F.relu(self.first(x.flatten(1)))
        for _ in range(self.times):
            x = F.relu(self.middle(x))
        return self.last(x)

def make_mlp(sizes):
    return Net(sizes)
