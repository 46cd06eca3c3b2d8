# {"task": "make_linear_classifier", "mistake": "bias_times_mean", "note": "the bias is multiplied by the image's mean: a black image gets none"}
import copy
import math

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, Dataset, Subset
from torchvision import transforms
from torchvision.datasets import FashionMNIST
from torchvision.transforms import ToTensor


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(784, 10, bias=False)
        self.b = nn.Parameter(torch.zeros(10))

    def forward(self, x):
        x = x.flatten(1)
        return self.linear(x) + self.b * x.mean(dim=1, keepdim=True)


def make_linear_classifier():
    return Model()
