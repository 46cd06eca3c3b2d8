# {"task": "make_linear_classifier", "mistake": "dropout", "note": "drops pixels in train mode: scores are not linear in the image"}
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


def make_linear_classifier():
    return nn.Sequential(nn.Flatten(), nn.Dropout(0.2), nn.Linear(784, 10))
