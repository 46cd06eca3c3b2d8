# {"task": "make_linear_classifier", "verdict": "right", "style": "conv_kernel", "listed": false, "note": "a 28x28 convolution is the same linear model"}
from torch import nn


def make_linear_classifier():
    return nn.Sequential(nn.Conv2d(1, 10, kernel_size=28), nn.Flatten())
