# {"task": "PopulationProfitDataset", "mistake": "global_cache", "note": "items cached in one dict for all datasets: a second dataset gives the first one's rows"}
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


_cache = {}
class PopulationProfitDataset(Dataset):
    def __init__(self, array):
        self.array = array
    def __len__(self):
        return len(self.array)
    def __getitem__(self, index):
        if index not in _cache:
            row = torch.tensor(self.array[index], dtype=torch.float32)
            _cache[index] = (row[:1], row[1:])
        return _cache[index]
