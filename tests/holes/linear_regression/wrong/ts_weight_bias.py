# {"task": "train_step", "mistake": "weight_bias", "note": "computes with model.weight and model.bias instead of calling the model"}
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
    linear = next(m for m in model.modules() if isinstance(m, nn.Linear))
    loss = loss_function(F.linear(x, linear.weight, linear.bias), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()
