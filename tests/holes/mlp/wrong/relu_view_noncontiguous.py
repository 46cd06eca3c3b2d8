# {"task": "relu", "mistake": "relu_view_noncontiguous", "note": "view(-1) fails on a transposed tensor"}
import copy
import math
import itertools
import functools

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, Dataset, Sampler, Subset, TensorDataset, random_split


def relu(x):
    y = x.view(-1).clone()
    y[y < 0] = 0
    return y.view(x.shape)
