# {"task": "best_line", "mistake": "float_index", "note": "the index as a float"}
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
    return float(np.argmin([((s * array[:, 0] + b - array[:, 1]) ** 2).mean() for s, b in lines]))
