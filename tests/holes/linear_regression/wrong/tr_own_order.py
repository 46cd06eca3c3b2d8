# {"task": "train", "mistake": "own_order", "note": "makes its own unshuffled loader from loader.dataset"}
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
    mine = DataLoader(loader.dataset, batch_size=loader.batch_size or 1)
    for _ in range(epochs):
        total, count = 0.0, 0
        for x, y in mine:
            loss = loss_function(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item() * len(x)
            count += len(x)
        losses.append(total / count)
    return losses
