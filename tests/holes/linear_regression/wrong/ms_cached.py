# {"task": "mean_squared_error", "mistake": "cached", "note": "caches by the tensors' identity: stale after they change in place"}
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


@functools.lru_cache(maxsize=None)
def mean_squared_error(predicted, target):
    return ((predicted - target) ** 2).mean()
