# {"task": "accuracy", "mistake": "half", "note": "scores in bfloat16: close scores tie"}
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


def accuracy(model, loader):
    right = n = 0
    with torch.no_grad():
        for x, y in loader:
            right += (model(x).bfloat16().argmax(1) == y).sum().item()
            n += len(y)
    return right / n
