# {"task": "PopulationProfitDataset", "mistake": "int_stays_int", "note": "converts only float64; an integer array gives int64 tensors"}
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
        if array.dtype == np.float64:
            array = array.astype(np.float32)
        self.data = torch.from_numpy(array)
    def __len__(self):
        return len(self.data)
    def __getitem__(self, index):
        return self.data[index, :1], self.data[index, 1:]
