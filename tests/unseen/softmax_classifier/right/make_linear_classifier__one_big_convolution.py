# {"task": "make_linear_classifier", "verdict": "right", "mistake": null, "listed": false, "note": "a 28 by 28 convolution is ten linear regressions"}
import torch
from torch import nn


def make_linear_classifier():
    # one kernel per class that covers the whole image
    return nn.Sequential(
        nn.Conv2d(in_channels=1, out_channels=10, kernel_size=28),
        nn.Flatten(),
    )
