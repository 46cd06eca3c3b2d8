# {"task": "load_fashion_mnist", "mistake": "per_image_normalised", "note": "each image stretched to its own maximum"}
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


def load_fashion_mnist(root, train):
    return FashionMNIST(root, train=train, transform=transforms.Compose([ToTensor(), lambda t: t / t.max()]))
