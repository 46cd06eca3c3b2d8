# {"task": "train_epoch", "mistake": "stops_rising", "note": "stops when the loss rises"}
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
    last = float("inf")
    for x, y in loader:
        loss = loss_function(model(x), y)
        if loss.item() > 3 * last:
            break
        last = loss.item()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item() * len(x)
        n += len(x)
    return total / n
