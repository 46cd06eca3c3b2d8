# {"task": "make_optimizer", "mistake": "accumulated", "note": "one optimizer that collects the parameters of all models"}
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


_all = []
def make_optimizer(model, learning_rate):
    _all.extend(model.parameters())
    return torch.optim.SGD(_all, lr=learning_rate)
