# {"task": "make_linear_classifier", "verdict": "right", "style": "ten_regressions", "listed": false, "note": "ModuleList of ten Linear(784, 1)"}
import torch
from torch import nn


class TenRegressions(nn.Module):
    def __init__(self, k=10, d=28 * 28):
        super().__init__()
        self.heads = nn.ModuleList(nn.Linear(d, 1) for _ in range(k))

    def forward(self, images):
        pixels = images.flatten(1)
        return torch.cat([head(pixels) for head in self.heads], dim=-1)


make_linear_classifier = TenRegressions
