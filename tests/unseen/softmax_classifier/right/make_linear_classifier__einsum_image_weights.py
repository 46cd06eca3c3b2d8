# {"task": "make_linear_classifier", "verdict": "right", "style": "einsum_image_weights", "listed": false, "note": "weights as images, einsum"}
import math

import torch
from torch import nn


class Templates(nn.Module):
    def __init__(self):
        super().__init__()
        bound = 1 / math.sqrt(784)
        self.templates = nn.Parameter(torch.rand(10, 28, 28) * 2 * bound - bound)
        self.bias = nn.Parameter(torch.zeros(10))

    def forward(self, images):
        return torch.einsum("nchw,khw->nk", images, self.templates) + self.bias


def make_linear_classifier():
    return Templates()
