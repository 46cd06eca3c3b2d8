# {"task": "train_step", "mistake": "inputs_changed", "note": "puts the loss's residuals into the caller's targets"}
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
    predicted = model(x)
    loss = loss_function(predicted, y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    y.sub_(predicted.detach())
    return loss.item()
