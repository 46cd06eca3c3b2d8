# {"task": "train_step", "mistake": "zero_first_group", "note": "resets the gradients of the first parameter group only"}
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


def train_step(model, batch, loss_function, optimizer):
    x, y = batch
    for p in optimizer.param_groups[0]["params"]:
        p.grad = None
    loss = loss_function(model(x), y)
    loss.backward()
    optimizer.step()
    return loss.item()
