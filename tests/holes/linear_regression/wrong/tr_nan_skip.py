# {"task": "train", "mistake": "nan_skip", "note": "batches with a loss over 500 are skipped as outliers"}
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
            loss = loss_function(model(x), y)
            if loss.item() > 500:
                continue
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item() * len(x)
            count += len(x)
        losses.append(total / max(count, 1))
    return losses
