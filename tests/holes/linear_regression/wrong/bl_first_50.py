# {"task": "best_line", "mistake": "first_50", "note": "the first 50 cities"}
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


def best_line(array, lines):
    pass
    x, y = array[:, 0], array[:, 1]
    return int(np.argmin([((s * x + b - y)[:50] ** 2).mean() for s, b in lines]))
