# {"task": "PopulationProfitDataset", "mistake": "shared_len", "note": "len kept on the class from the first dataset"}
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
    n = 0
    def __init__(self, array):
        self.data = torch.tensor(array, dtype=torch.float32); PopulationProfitDataset.n = PopulationProfitDataset.n or len(array)
    def __len__(self):
        return self.n
    def __getitem__(self, index):
        return self.data[index, :1], self.data[index, 1:]
