# {"task": "train_step", "mistake": "float_loss_fn", "note": "calls loss_function with keywords input and target: only for the library classes"}
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
    pass
    loss = loss_function(input=model(x), target=y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
