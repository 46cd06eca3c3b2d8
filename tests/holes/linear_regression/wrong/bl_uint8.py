# {"task": "best_line", "mistake": "uint8", "note": "errors cut to whole numbers when the array is of integers"}
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
    return int(np.argmin([((s * array[:, 0] + b - array[:, 1]).astype(array.dtype) ** 2).sum() for s, b in lines]))
