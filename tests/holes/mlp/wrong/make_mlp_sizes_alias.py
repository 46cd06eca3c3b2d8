# {"task": "make_mlp", "mistake": "make_mlp_sizes_alias", "note": "keeps the caller's list and reads it in forward: breaks when the list changes later"}
import copy
import math
import itertools
import functools

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, Dataset, Sampler, Subset, TensorDataset, random_split


class Net(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        self.sizes = sizes
        self.layers = nn.ModuleList(nn.Linear(m, n) for m, n in zip(sizes, sizes[1:]))
    def forward(self, x):
        x = x.flatten(1)
        for k in range(len(self.sizes) - 2):
            x = F.relu(self.layers[k](x))
        return self.layers[len(self.sizes) - 2](x)
def make_mlp(sizes):
    return Net(sizes)
