# {"task": "mean_squared_error", "mistake": "first_32", "note": "only the first 32 examples"}
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
    return ((predicted[:32] - target[:32]) ** 2).mean()
