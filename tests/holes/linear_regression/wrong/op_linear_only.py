# {"task": "make_optimizer", "mistake": "linear_only", "note": "only the parameters of nn.Linear layers"}
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
    found = [p for m in model.modules() if isinstance(m, nn.Linear) for p in m.parameters()]
    return torch.optim.SGD(found, lr=learning_rate)
