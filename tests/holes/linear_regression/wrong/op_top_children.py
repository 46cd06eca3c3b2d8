# {"task": "make_optimizer", "mistake": "top_children", "note": "looks only one level deep"}
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
    return torch.optim.SGD([p for c in (list(model.children()) or [model]) for p in c.parameters(recurse=False)], lr=learning_rate)
