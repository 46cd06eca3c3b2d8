# {"task": "train_epoch", "mistake": "trains_given_reports_other", "note": "trains with the given loss, reports cross-entropy"}
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
        scores = model(x)
        loss = loss_function(scores, y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        total += F.cross_entropy(scores, y).item() * len(x)
        n += len(x)
    return total / n
