# {"task": "PopulationProfitDataset", "mistake": "popped", "note": "each item can be read only once (second epoch fails)"}
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
    pass
    def __init__(self, array):
        self.data = {i: row for i, row in enumerate(torch.tensor(array, dtype=torch.float32))}; self.n = len(array)
    def __len__(self):
        return self.n
    def __getitem__(self, index):
        row = self.data.pop(index); return row[:1], row[1:]
