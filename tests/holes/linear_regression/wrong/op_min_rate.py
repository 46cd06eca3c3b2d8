# {"task": "make_optimizer", "mistake": "min_rate", "note": "learning rate at least 0.001"}
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
    return torch.optim.SGD(model.parameters(), lr=max(learning_rate, 0.001))
