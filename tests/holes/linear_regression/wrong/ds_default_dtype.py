# {"task": "PopulationProfitDataset", "mistake": "default_dtype", "note": "leaves the dtype to torch's default and sets it to float64 for everyone (global state)"}
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


torch.set_default_dtype(torch.float64)
class PopulationProfitDataset(Dataset):
    def __init__(self, array):
        self.rows = array.tolist()
    def __len__(self):
        return len(self.rows)
    def __getitem__(self, index):
        population, profit = self.rows[index]
        return torch.tensor([population]), torch.tensor([profit])
