# {"task": "make_mlp", "verdict": "right", "style": "bias_trick", "listed": false, "note": "a column of ones instead of a bias vector: as many numbers"}
import torch
from torch import nn

class WithOnes(nn.Module):
    def __init__(self, n_in, n_out):
        super().__init__()
        self.matrix = nn.Parameter(torch.randn(n_out, n_in + 1) / (n_in + 1) ** 0.5)

    def forward(self, x):
        ones = torch.ones(x.shape[0], 1, dtype=x.dtype, device=x.device)
        return torch.cat([x, ones], dim=1) @ self.matrix.T

def make_mlp(sizes):
    modules = [nn.Flatten(), WithOnes(sizes[0], sizes[1])]
    for i in range(2, len(sizes)):
        modules.append(nn.ReLU())
        modules.append(WithOnes(sizes[i - 1], sizes[i]))
    return nn.Sequential(*modules)
