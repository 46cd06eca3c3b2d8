# {"task": "train_epoch", "mistake": "early_stop", "note": "stops when the loss is small"}
import copy
import math

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, Dataset, Subset
from torchvision import transforms
from torchvision.datasets import FashionMNIST
from torchvision.transforms import ToTensor


def train_epoch(model, loader, loss_function, optimizer):
    total = n = 0
    for x, y in loader:
        loss = loss_function(model(x), y)
        total += loss.item() * len(x)
        n += len(x)
        if loss.item() < 0.05:
            break
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return total / n
