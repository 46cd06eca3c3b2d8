# {"task": "mean_squared_error", "mistake": "inplace_data", "note": "changes the predictions behind autograd's back"}
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


def mean_squared_error(predicted, target):
    loss = (predicted - target).pow(2).mean()
    predicted.data.sub_(target)
    return loss
