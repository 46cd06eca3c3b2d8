# {"task": "train_epoch", "mistake": "worse_undone", "note": "undoes an update that raised the batch's loss"}
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
        before = copy.deepcopy(model.state_dict())
        loss = loss_function(model(x), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        with torch.no_grad():
            if loss_function(model(x), y) > loss:
                model.load_state_dict(before)
        total += loss.item() * len(x)
        n += len(x)
    return total / n
