# {"task": "make_mlp", "verdict": "right", "style": "parameter_lists", "listed": false, "note": "weights and biases in two ParameterLists, einsum"}
import torch
from torch import nn

class PlainMLP(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        self.W = nn.ParameterList()
        self.B = nn.ParameterList()
        for m, n in zip(sizes, sizes[1:]):
            w = nn.Parameter(torch.empty(n, m))
            nn.init.kaiming_normal_(w, nonlinearity="relu")
            self.W.append(w)
            self.B.append(nn.Parameter(torch.zeros(n)))

    def forward(self, x):
        h = x.reshape(len(x), -1)
        for k, (w, b) in enumerate(zip(self.W, self.B)):
            h = torch.einsum("bi,oi->bo", h, w) + b
            if k + 1 < len(self.W):
                h = torch.where(h > 0, h, torch.zeros_like(h))
        return h

def make_mlp(sizes):
    return PlainMLP(sizes)
