# {"task": "train_epoch", "mistake": "thaws", "note": "makes frozen parameters trainable"}
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
    model.requires_grad_(True)
    total = n = 0
    for x, y in loader:
        loss = loss_function(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += loss.item() * len(x)
        n += len(x)
    return total / n
