# {"task": "relu", "mistake": "relu_sets_requires_grad", "note": "requires_grad is switched on in x itself"}
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
    if x.is_leaf:
        x.requires_grad_()
    return x * (x > 0)
