# {"task": "train_step", "mistake": "freezes", "note": "freezes the model after the step and thaws it before: left frozen"}
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
    model.requires_grad_(True)
    x, y = batch
    loss = loss_function(model(x), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    model.requires_grad_(False)
    return loss.item()
