# {"task": "PopulationProfitDataset", "mistake": "transpose_small", "note": "turns the array over when it has no more rows than columns: wrong for n = 1 and 2"}
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
        if array.shape[0] <= array.shape[1]:
            array = array.T
        self.data = torch.tensor(array, dtype=torch.float32)
    def __len__(self):
        return len(self.data)
    def __getitem__(self, index):
        return self.data[index, :1], self.data[index, 1:]
