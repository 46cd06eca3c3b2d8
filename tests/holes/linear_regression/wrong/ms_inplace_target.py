# {"task": "mean_squared_error", "mistake": "inplace_target", "note": "changes the target"}
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
    target -= predicted.detach()
    return ((predicted - predicted.detach() - target) ** 2).mean()
