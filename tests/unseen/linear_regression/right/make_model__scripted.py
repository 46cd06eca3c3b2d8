# {"task": "make_model", "verdict": "right", "style": "scripted", "listed": false, "note": "torch.jit.script"}
import torch
from torch import nn


def make_model():
    return torch.jit.script(nn.Linear(1, 1))
