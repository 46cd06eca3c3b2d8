# {"task": "make_mlp", "verdict": "right", "mistake": null, "note": "own weights in (in, out) form, no nn.Linear at all"}
import torch
from torch import nn

class HandMade(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        self.W = nn.ParameterList()
        self.b = nn.ParameterList()
        for m, n in zip(sizes, sizes[1:]):
            bound = m ** -0.5
            self.W.append(nn.Parameter(torch.empty(m, n).uniform_(-bound, bound)))
            self.b.append(nn.Parameter(torch.zeros(n)))

    def forward(self, x):
        h = x.reshape(len(x), -1)
        last = len(self.W) - 1
        for i in range(last + 1):
            h = h @ self.W[i] + self.b[i]
            if i != last:
                h = h * (h > 0)
        return h

def make_mlp(sizes):
    return HandMade(sizes)
