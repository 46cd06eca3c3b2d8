# {"task": "make_mlp", "verdict": "right", "style": "torchvision_ops", "listed": false, "note": "torchvision.ops.MLP with no dropout"}
from torch import nn
from torchvision.ops import MLP


def make_mlp(sizes):
    return nn.Sequential(nn.Flatten(), MLP(sizes[0], sizes[1:], inplace=False, dropout=0.0))
