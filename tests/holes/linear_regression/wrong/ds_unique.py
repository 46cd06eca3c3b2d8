# {"task": "PopulationProfitDataset", "mistake": "unique", "note": "removes duplicate rows but keeps the order: len is not n where two rows are the same"}
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
        rows = list(dict.fromkeys(map(tuple, array.tolist())))
        self.data = torch.tensor(rows, dtype=torch.float32)
    def __len__(self):
        return len(self.data)
    def __getitem__(self, index):
        return self.data[index, :1], self.data[index, 1:]
