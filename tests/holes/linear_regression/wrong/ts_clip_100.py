# {"task": "train_step", "mistake": "clip_100", "note": "clips the gradient's length to 100"}
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
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), 100.0)
    optimizer.step()
    return loss.item()
