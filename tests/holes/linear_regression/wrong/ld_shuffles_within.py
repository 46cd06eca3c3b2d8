# {"task": "make_loader", "mistake": "shuffles_within", "note": "shuffles only inside each batch: the batches are always the same rows"}
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


class Within(Sampler):
    def __init__(self, n, size):
        self.n, self.size = n, size
    def __len__(self):
        return -(-self.n // self.size)
    def __iter__(self):
        for i in range(0, self.n, self.size):
            rows = list(range(i, min(i + self.size, self.n)))
            random.shuffle(rows)
            yield rows
def make_loader(dataset, batch_size, shuffle):
    if shuffle:
        return DataLoader(dataset, batch_sampler=Within(len(dataset), batch_size))
    return DataLoader(dataset, batch_size)
