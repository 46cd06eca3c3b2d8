# {"task": "make_linear_classifier", "verdict": "right", "style": "lazy", "listed": false, "note": "LazyLinear, dry run, Bilinear-free"}
import torch
from torch import nn


def make_linear_classifier():
    model = nn.Sequential(nn.Flatten(start_dim=1), nn.LazyLinear(10))
    model(torch.empty(1, 1, 28, 28).zero_())
    return model
