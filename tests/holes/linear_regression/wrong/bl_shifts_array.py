# {"task": "best_line", "mistake": "shifts_array", "note": "subtracts from the caller's array in place"}
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
    losses = []
    for s, b in lines:
        array[:, 1] -= s * array[:, 0] + b
        losses.append((array[:, 1] ** 2).mean())
        array[:, 1] += s * array[:, 0] + b
    array[:, 1] -= array[:, 1].mean()
    return int(np.argmin(losses))
