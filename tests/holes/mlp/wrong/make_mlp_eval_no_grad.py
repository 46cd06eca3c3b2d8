# {"task": "make_mlp", "mistake": "make_mlp_eval_no_grad", "note": "in eval mode no gradient is recorded"}
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
        with torch.set_grad_enabled(self.training and torch.is_grad_enabled()):
            return super().forward(x)
def make_mlp(sizes):
    layers = [nn.Flatten()]
    for m, n in zip(sizes, sizes[1:]):
        layers += [nn.Linear(m, n), nn.ReLU()]
    return Net(*layers[:-1])
