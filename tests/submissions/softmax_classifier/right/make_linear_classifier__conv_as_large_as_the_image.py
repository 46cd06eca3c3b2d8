# {"task": "make_linear_classifier", "verdict": "right", "style": "conv_as_large_as_the_image", "listed": false, "note": "one convolution with a kernel of 28 by 28"}
import torch
from torch import nn
import torch.nn.functional as F

def make_linear_classifier():
    return nn.Sequential(nn.Conv2d(1, 10, 28), nn.Flatten())
