# {"task": "relu", "mistake": "relu_zero_dim", "note": "len(x) fails for a single number"}
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
    y = x.clone()
    for i in range(len(x)):
        y[i] = y[i] * (y[i] > 0)
    return y
