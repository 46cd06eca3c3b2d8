# {"task": "best_line", "mistake": "squeeze_row", "note": "squeezes the table: fails for one city"}
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
    array = np.squeeze(array)
    x, y = array[:, 0], array[:, 1]
    return int(np.argmin([((s * x + b - y) ** 2).mean() for s, b in lines]))
