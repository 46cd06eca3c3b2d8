# {"task": "PopulationProfitDataset", "mistake": "max97", "note": "never more than 97 rows"}
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
        self.data = torch.tensor(array[:97], dtype=torch.float32)
    def __len__(self):
        return len(self.data)
    def __getitem__(self, index):
        return self.data[index, :1], self.data[index, 1:]
