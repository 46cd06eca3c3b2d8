# {"task": "train_step", "mistake": "loss_abs_back", "note": "backward of the absolute loss: wrong for a loss function that can be negative"}
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
    loss = loss_function(model(x), y).abs()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
