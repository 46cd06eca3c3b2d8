# {"task": "make_optimizer", "mistake": "cached_by_rate", "note": "one optimizer per learning rate, whatever the model"}
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


_made = {}
def make_optimizer(model, learning_rate):
    if learning_rate not in _made:
        _made[learning_rate] = torch.optim.SGD(model.parameters(), lr=learning_rate)
    return _made[learning_rate]
