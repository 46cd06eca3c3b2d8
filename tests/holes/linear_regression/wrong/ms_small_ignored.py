# {"task": "mean_squared_error", "mistake": "small_ignored", "note": "errors below 0.1 count as 0"}
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
    d = predicted - target; return torch.where(d.abs() < 0.1, d * 0, d).square().mean()
