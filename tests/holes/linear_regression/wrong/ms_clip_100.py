# {"task": "mean_squared_error", "mistake": "clip_100", "note": "errors over 100 are cut"}
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
    return ((predicted - target).clamp(-100, 100) ** 2).mean()
