# {"task": "make_mlp", "verdict": "right", "style": "parameter_list", "listed": false, "note": "ParameterLists, kaiming init, addmm"}
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        self.w = nn.ParameterList()
        self.b = nn.ParameterList()
        for m, n in zip(sizes, sizes[1:]):
            w = torch.empty(m, n)
            nn.init.kaiming_uniform_(w.T, nonlinearity="relu")
            self.w.append(nn.Parameter(w))
            self.b.append(nn.Parameter(torch.zeros(n)))

    def forward(self, x):
        x = torch.flatten(x, 1)
        for depth, (w, b) in enumerate(zip(self.w, self.b), 1):
            x = torch.addmm(b, x, w)
            if depth < len(self.w):
                x = x.clamp(min=0)
        return x


def make_mlp(sizes):
    return Net(list(sizes))
