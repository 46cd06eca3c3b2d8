# {"task": "PopulationProfitDataset", "mistake": "sorted_if_unsorted", "note": "rows sorted by profit if two profits are equal"}
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
        self.data = torch.tensor(array if len(set(array[:, 1].tolist())) == len(array) else array[np.argsort(array[:, 1])], dtype=torch.float32)
    def __len__(self):
        return len(self.data)
    def __getitem__(self, index):
        return self.data[index, :1], self.data[index, 1:]
