# {"task": "train_step_on", "mistake": "train_step_on_sets_default", "note": "leaves the default device set"}
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
    torch.set_default_device(device)
    x, y = (t.to(device) for t in batch)
    optimizer.zero_grad()
    loss = loss_function(model(x), y)
    loss.backward()
    optimizer.step()
    return loss.item()
