# {"task": "make_model", "mistake": "bias_squared", "note": "bias enters as its absolute value: no negative intercept"}
import copy
import functools
import itertools
import math
import random

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import BatchSampler, DataLoader, Dataset, RandomSampler, Sampler, SequentialSampler, Subset, TensorDataset


class Line(nn.Module):
    def __init__(self):
        super().__init__()
        self.w = nn.Parameter(torch.randn(1))
        self.b = nn.Parameter(torch.randn(1).abs())
    def forward(self, x):
        return x * self.w + self.b.abs()
def make_model():
    return Line()
