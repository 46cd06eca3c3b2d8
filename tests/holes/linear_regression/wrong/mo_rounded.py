# {"task": "make_model", "mistake": "rounded", "note": "predictions rounded: all gradients are 0, nothing can be trained"}
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
        self.linear = nn.Linear(1, 1)
    def forward(self, x):
        return torch.round(self.linear(x) * 1e4) / 1e4
def make_model():
    return Line()
