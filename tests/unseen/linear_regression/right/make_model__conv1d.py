# {"task": "make_model", "verdict": "right", "style": "conv1d", "listed": false, "note": "1x1 convolution as a line"}
import torch
from torch import nn


def make_model():
    return nn.Sequential(nn.Unflatten(1, (1, 1)), nn.Conv1d(1, 1, 1), nn.Flatten())
