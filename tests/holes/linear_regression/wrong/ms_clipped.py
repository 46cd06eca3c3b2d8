# {"task": "mean_squared_error", "mistake": "clipped", "note": "errors over 10 are cut"}
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
    return ((predicted - target).clamp(-10, 10) ** 2).mean()
