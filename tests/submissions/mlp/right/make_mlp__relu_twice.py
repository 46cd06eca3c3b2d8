# {"task": "make_mlp", "verdict": "right", "style": "relu_twice", "listed": false, "note": "a doubled ReLU has the effect of one"}
from torch import nn
import torch.nn.functional as F

class Doubled(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        self.flat = nn.Flatten()
        self.stack = nn.Sequential()
        for m, n in zip(sizes[:-2], sizes[1:-1]):
            self.stack.append(nn.Sequential(nn.Linear(m, n), nn.ReLU()))
        self.out = nn.Linear(sizes[-2], sizes[-1])

    def forward(self, x):
        x = self.flat(x)
        for part in self.stack:
            x = F.relu(part(x))
        return self.out(x)

def make_mlp(sizes):
    return Doubled(sizes)
