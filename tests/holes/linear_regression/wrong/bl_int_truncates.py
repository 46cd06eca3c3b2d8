# {"task": "best_line", "mistake": "int_truncates", "note": "predictions put into an array like the data: cut to whole numbers for integer data"}
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
        predicted = np.zeros_like(array[:, 0])
        for i in range(len(array)):
            predicted[i] = s * array[i, 0] + b
        losses.append(((predicted - array[:, 1]) ** 2).mean())
    return int(np.argmin(losses))
