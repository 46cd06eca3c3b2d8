# {"task": "train_epoch", "mistake": "reports_accuracy_loss_sum", "note": "sum-type value: reports squared error when the loss given is not cross-entropy"}
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
        optimizer.zero_grad()
        loss_function(scores, y).backward()
        optimizer.step()
        total += (scores.logsumexp(1) - scores[torch.arange(len(y)), y]).sum().item()
        n += len(y)
    return total / n
