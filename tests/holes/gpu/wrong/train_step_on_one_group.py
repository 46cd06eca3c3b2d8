# {"task": "train_step_on", "mistake": "train_step_on_one_group", "note": "zeroes the gradients of the first parameter group only"}
import copy
import math
import itertools
import functools

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, Dataset, Sampler, Subset, TensorDataset, random_split


def train_step_on(device, model, batch, loss_function, optimizer):
    x, y = (t.to(device) for t in batch)
    for p in optimizer.param_groups[0]["params"]:
        p.grad = None
    loss = loss_function(model(x), y)
    loss.backward()
    optimizer.step()
    return loss.item()
