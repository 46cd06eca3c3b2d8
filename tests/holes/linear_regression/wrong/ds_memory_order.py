# {"task": "PopulationProfitDataset", "mistake": "memory_order", "note": "reads the array in memory order: wrong for a Fortran-ordered (n, 2) array"}
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


class PopulationProfitDataset(Dataset):
    def __init__(self, array):
        self.flat = torch.tensor(array.ravel(order="K"), dtype=torch.float32)
        self.n = len(array)
    def __len__(self):
        return self.n
    def __getitem__(self, index):
        return self.flat[2 * index:2 * index + 1], self.flat[2 * index + 1:2 * index + 2]
