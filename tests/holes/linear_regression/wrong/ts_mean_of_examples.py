# {"task": "train_step", "mistake": "mean_of_examples", "note": "mean of the examples' losses: not the given loss if that one sums"}
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
    loss = torch.stack([loss_function(model(x[i:i + 1]), y[i:i + 1]) for i in range(len(x))]).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
