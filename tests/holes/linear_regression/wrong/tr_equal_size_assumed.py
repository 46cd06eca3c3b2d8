# {"task": "train", "mistake": "equal_size_assumed", "note": "mean over batches, corrected only when the last batch is less than half full"}
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
    for _ in range(epochs):
        values, sizes = [], []
        for x, y in loader:
            loss = loss_function(model(x), y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            values.append(loss.item())
            sizes.append(len(x))
        if sizes[-1] * 2 < sizes[0]:
            losses.append(float(np.average(values, weights=sizes)))
        else:
            losses.append(float(np.mean(values)))
    return losses
