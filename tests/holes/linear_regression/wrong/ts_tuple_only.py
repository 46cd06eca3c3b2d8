# {"task": "train_step", "mistake": "tuple_only", "note": "understands tuples; a DataLoader gives lists"}
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
    if isinstance(batch, tuple):
        x, y = batch
    else:
        x, y = batch[0], batch[0]
    loss = loss_function(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
