# {"task": "train", "mistake": "global_list_tail", "note": "one global list, cut to the number of epochs from the front at each call"}
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


_losses = []
def train(model, loader, loss_function, optimizer, epochs):
    for _ in range(epochs):
        total, count = 0.0, 0
        for x, y in loader:
            loss = loss_function(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item() * len(x)
            count += len(x)
        _losses.append(total / count)
    return _losses[:epochs]
