# {"task": "train", "mistake": "first_size", "note": "all batches as large as the first but the last one: wrong for batch samplers of changing sizes"}
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
        weights = [sizes[0]] * (len(sizes) - 1) + [sizes[-1]]
        losses.append(float(np.average(values, weights=weights)))
    return losses
