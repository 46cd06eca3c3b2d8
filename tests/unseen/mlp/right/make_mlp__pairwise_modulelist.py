# {"task": "make_mlp", "verdict": "right", "style": "pairwise_modulelist", "listed": false, "note": "ModuleList, pairwise, F.relu functional"}
from itertools import pairwise

import torch.nn.functional as F
from torch import nn


class MLP(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        self.layers = nn.ModuleList(nn.Linear(m, n) for m, n in pairwise(sizes))

    def forward(self, x):
        x = x.view(x.size(0), -1)
        *hidden, last = self.layers
        for layer in hidden:
            x = F.relu(layer(x), inplace=True)
        return last(x)


make_mlp = MLP
