# {"task": "best_line", "mistake": "sorts_lines", "note": "sorts the caller's list by loss, after finding the index"}
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
    def loss(line):
        return ((line[0] * array[:, 0] + line[1] - array[:, 1]) ** 2).mean()
    best = min(lines, key=loss)
    index = lines.index(best)
    lines.sort(key=loss)
    return index
