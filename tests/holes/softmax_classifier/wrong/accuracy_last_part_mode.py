# {"task": "accuracy", "mistake": "last_part_mode", "note": "restores the mode from the last part, not from the model"}
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
    was = list(model.modules())[-1].training
    model.eval()
    with torch.no_grad():
        right = sum((model(x).argmax(1) == y).sum().item() for x, y in loader)
    if was:
        model.train()
    return right / len(loader.dataset)
