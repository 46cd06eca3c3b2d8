# {"task": "make_loader", "mistake": "cap", "note": "batch size never over 32"}
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


def make_loader(dataset, batch_size, shuffle):
    return DataLoader(dataset, batch_size=min(batch_size, 32), shuffle=shuffle)
