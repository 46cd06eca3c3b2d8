# {"task": "make_mlp", "mistake": "make_mlp_first_channel", "note": "only the first channel is flattened"}
import copy
import math
import itertools
import functools

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, Dataset, Sampler, Subset, TensorDataset, random_split


class Net(nn.Sequential):
    def forward(self, x):
        return super().forward(x[:, 0])
def make_mlp(sizes):
    layers = [nn.Flatten()]
    for m, n in zip(sizes, sizes[1:]):
        layers += [nn.Linear(m, n), nn.ReLU()]
    return Net(*layers[:-1])
