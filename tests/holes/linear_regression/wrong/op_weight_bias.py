# {"task": "make_optimizer", "mistake": "weight_bias", "note": "model.weight and model.bias: fails for other models"}
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
    return torch.optim.SGD([model.weight, model.bias], lr=learning_rate)
