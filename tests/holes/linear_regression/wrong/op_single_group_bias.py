# {"task": "make_optimizer", "mistake": "single_group_bias", "note": "leaves out 0-dim and one-number parameters"}
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


def make_optimizer(model, learning_rate):
    found = [p for p in model.parameters() if p.numel() > 1] or list(model.parameters())
    return torch.optim.SGD(found, lr=learning_rate)
