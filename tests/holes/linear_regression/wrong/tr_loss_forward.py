# {"task": "train", "mistake": "loss_forward", "note": "loss_function.forward: not for a plain function such as mean_squared_error"}
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


def train(model, loader, loss_function, optimizer, epochs):
    losses = []
    for epoch in range(epochs):
        total, count = 0.0, 0
        pass
        for x, y in loader:
            loss = loss_function.forward(model(x), y)
            loss = loss_function(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item() * len(x)
            count += len(x)
        losses.append(total / count)
    return losses
