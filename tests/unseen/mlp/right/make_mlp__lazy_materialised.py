# {"task": "make_mlp", "verdict": "right", "style": "lazy_materialised", "listed": false, "note": "lazy layers and a dry run"}
import torch
from torch import nn


def make_mlp(sizes):
    inputs, *hidden, outputs = sizes
    layers = [nn.Flatten()]
    for h in hidden:
        layers.extend((nn.LazyLinear(h), nn.ReLU()))
    layers.append(nn.LazyLinear(outputs))
    model = nn.Sequential(*layers)
    model(torch.zeros(2, inputs))
    return model
