# {"task": "best_line", "mistake": "range_four", "note": "always looks at four lines"}
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
    for i in range(min(4, len(lines))):
        slope, intercept = lines[i]
        losses.append(((slope * array[:, 0] + intercept - array[:, 1]) ** 2).mean())
    return int(np.argmin(losses))
