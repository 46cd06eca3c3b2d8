# {"task": "make_optimizer", "mistake": "first_two", "note": "only the first two parameters"}
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
    return torch.optim.SGD(list(model.parameters())[:2], lr=learning_rate)
