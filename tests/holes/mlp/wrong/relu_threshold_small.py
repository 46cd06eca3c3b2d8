# {"task": "relu", "mistake": "relu_threshold_small", "note": "small positive values become 0"}
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
    return torch.where(x > 1e-2, x, torch.zeros_like(x))
