# {"task": "make_mlp", "verdict": "right", "style": "matmul_transposed", "listed": false, "note": "weights with bias as the last row of one matrix"}
import torch
from torch import nn


class Affine(nn.Module):
    def __init__(self, m, n):
        super().__init__()
        self.theta = nn.Parameter(torch.randn(m + 1, n) / (m + 1) ** 0.5)

    def forward(self, x):
        return torch.cat([x, x.new_ones(len(x), 1)], dim=1) @ self.theta


def make_mlp(sizes):
    layers = [nn.Flatten(), Affine(sizes[0], sizes[1])]
    for m, n in zip(sizes[1:], sizes[2:]):
        layers += [nn.ReLU(), Affine(m, n)]
    return nn.Sequential(*layers)
