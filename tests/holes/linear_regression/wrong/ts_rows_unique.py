# {"task": "train_step", "mistake": "rows_unique", "note": "leaves out repeated rows"}
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
    xy = torch.unique(torch.cat([x, y], 1), dim=0); x, y = xy[:, :1], xy[:, 1:]
    loss = loss_function(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
