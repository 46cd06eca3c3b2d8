# {"task": "train_step", "mistake": "only_training", "note": "updates only if the model is in training mode"}
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
    if model.training:
        loss.backward()
        optimizer.step()
    return loss.item()
