from torch import nn


def make_model():
    layer = nn.Linear(1, 1)
    return [layer]
