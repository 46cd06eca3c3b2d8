# {"task": "train_step", "mistake": "skip_large", "note": "does not update if the loss is over 1000"}
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
    loss = loss_function(model(x), y)
    optimizer.zero_grad()
    if loss.item() < 1000:
        loss.backward()
        optimizer.step()
    return loss.item()
