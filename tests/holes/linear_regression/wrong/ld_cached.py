# {"task": "make_loader", "mistake": "cached", "note": "one loader per batch size and shuffle: another dataset gets the first one's loader"}
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


_loaders = {}
def make_loader(dataset, batch_size, shuffle):
    key = (batch_size, shuffle)
    if key not in _loaders:
        _loaders[key] = DataLoader(dataset, batch_size=batch_size, shuffle=shuffle)
    return _loaders[key]
