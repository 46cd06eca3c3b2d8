# {"task": "make_linear_classifier", "verdict": "right", "style": "scripted", "listed": false, "note": "torch.jit.script of a Sequential"}
import torch
from torch import nn


def make_linear_classifier():
    return torch.jit.script(nn.Sequential(nn.Flatten(), nn.Linear(784, 10)))
