# {"task": "make_optimizer", "mistake": "no_recurse", "note": "only the model's own parameters, none of its layers'"}
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
    own = list(model.parameters(recurse=False)) or list(next(model.children()).parameters())
    return torch.optim.SGD(own, lr=learning_rate)
