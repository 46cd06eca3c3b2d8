# {"task": "PopulationProfitDataset", "mistake": "two_reads", "note": "the same row read twice gives the changed tensors: population divided at each read"}
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
        self.data = torch.tensor(array, dtype=torch.float32)
    def __len__(self):
        return len(self.data)
    def __getitem__(self, index):
        row = self.data[index]; out = (row[:1].clone(), row[1:].clone()); row.mul_(1.001); return out
