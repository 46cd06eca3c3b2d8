# {"task": "train_step", "mistake": "new_optimizer", "note": "a new optimizer of the same kind at each step: momentum is lost"}
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
    fresh = type(optimizer)(optimizer.param_groups[0]["params"], **optimizer.defaults)
    loss = loss_function(model(x), y)
    fresh.zero_grad()
    loss.backward()
    fresh.step()
    return loss.item()
