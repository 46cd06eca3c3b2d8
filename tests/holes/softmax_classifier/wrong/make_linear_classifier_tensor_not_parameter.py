# {"task": "make_linear_classifier", "mistake": "tensor_not_parameter", "note": "bias is a plain tensor, the count is made up by a spare parameter"}
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
        self.b = torch.zeros(10, requires_grad=True)
        self.scale = nn.Parameter(torch.ones(10))

    def forward(self, x):
        return self.linear(x.flatten(1)) * self.scale + self.b


def make_linear_classifier():
    return Model()
