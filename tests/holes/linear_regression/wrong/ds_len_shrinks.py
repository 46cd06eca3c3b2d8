# {"task": "PopulationProfitDataset", "mistake": "len_shrinks", "note": "len counts what is left to read"}
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
        self.data = torch.tensor(array, dtype=torch.float32); self.read = set()
    def __len__(self):
        return len(self.data) - len(self.read)
    def __getitem__(self, index):
        self.read.add(index) if index < 0 else self.read.add(int(index)); return self.data[index, :1], self.data[index, 1:]
