# {"task": "PopulationProfitDataset", "mistake": "abs_population", "note": "negative populations (scaled data) lose their sign"}
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
        self.data = torch.tensor(array, dtype=torch.float32); self.data[:, 0].abs_()
    def __len__(self):
        return len(self.data)
    def __getitem__(self, index):
        return self.data[index, :1], self.data[index, 1:]
