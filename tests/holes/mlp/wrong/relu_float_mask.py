# {"task": "relu", "mistake": "relu_float_mask", "note": "always float32: float64 loses digits"}
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
    return x.float() * (x > 0)
