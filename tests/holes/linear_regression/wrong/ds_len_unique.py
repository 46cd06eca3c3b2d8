# {"task": "PopulationProfitDataset", "mistake": "len_unique", "note": "len counts different populations"}
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
        self.populations = {}
        for population, profit in array:
            self.populations[float(population)] = float(profit)
        self.items = list(self.populations.items())
    def __len__(self):
        return len(self.items)
    def __getitem__(self, index):
        population, profit = self.items[index]
        return torch.tensor([population]), torch.tensor([profit])
