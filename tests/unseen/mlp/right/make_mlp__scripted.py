# {"task": "make_mlp", "verdict": "right", "style": "scripted", "listed": false, "note": "torch.jit.script"}
import torch
from torch import nn


def make_mlp(sizes):
    layers = [nn.Flatten()]
    for m, n in zip(sizes, sizes[1:]):
        layers += [nn.Linear(m, n), nn.ReLU()]
    return torch.jit.script(nn.Sequential(*layers[:-1]))
