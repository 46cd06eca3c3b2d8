# {"task": "make_loader", "mistake": "half", "note": "shuffles the first half only"}
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


class Order(Sampler):
    def __init__(self, n):
        self.n, self.epoch = n, 0
    def __len__(self):
        return self.n
    def __iter__(self):
        self.epoch += 1
        order = list(range(self.n))
        h = order[:self.n // 2]; random.shuffle(h); order[:self.n // 2] = h
        return iter(order)
def make_loader(dataset, batch_size, shuffle):
    return DataLoader(dataset, batch_size, sampler=Order(len(dataset)) if shuffle else None)
