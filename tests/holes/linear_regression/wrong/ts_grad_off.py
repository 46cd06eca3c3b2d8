# {"task": "train_step", "mistake": "grad_off", "note": "turns gradients off at the end"}
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
    torch.set_grad_enabled(True)
    x, y = batch
    loss = loss_function(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    torch.set_grad_enabled(False)
    return loss.item()
