# {"task": "mean_squared_error", "mistake": "root_squared", "note": "square root, then squared: nan gradient where all predictions are exact"}
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
    return torch.sqrt(((predicted - target) ** 2).mean()) ** 2
