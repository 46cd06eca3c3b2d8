# {"task": "mean_squared_error", "mistake": "single_shape", "note": "shape (1,) for one example"}
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


def mean_squared_error(predicted, target):
    d = (predicted - target) ** 2; return d[0] if len(d) == 1 else d.mean()
