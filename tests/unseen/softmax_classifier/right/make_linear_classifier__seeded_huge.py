# {"task": "make_linear_classifier", "verdict": "right", "style": "seeded_huge", "listed": false, "note": "seeds inside, very large initial weights"}
import torch
from torch import nn


def make_linear_classifier():
    torch.manual_seed(42)
    model = nn.Sequential(nn.Flatten(1, -1), nn.Linear(784, 10))
    nn.init.normal_(model[1].weight, std=3.0)
    nn.init.constant_(model[1].bias, -7.0)
    return model
