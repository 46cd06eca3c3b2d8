# {"task": "make_optimizer", "mistake": "resets_model", "note": "sets the model's parameters to 0"}
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
    for p in model.parameters():
        nn.init.zeros_(p)
    return torch.optim.SGD(model.parameters(), lr=learning_rate)
