# {"task": "make_loader", "mistake": "rotates", "note": "starts at a random row and goes on in order"}
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


class Rotated(Sampler):
    def __init__(self, n):
        self.n = n
    def __len__(self):
        return self.n
    def __iter__(self):
        start = random.randrange(self.n)
        return iter([(start + i) % self.n for i in range(self.n)])
def make_loader(dataset, batch_size, shuffle):
    return DataLoader(dataset, batch_size, sampler=Rotated(len(dataset)) if shuffle else None)
