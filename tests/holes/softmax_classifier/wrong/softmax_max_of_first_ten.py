# {"task": "softmax", "mistake": "max_of_first_ten", "note": "the largest of the first ten scores only"}
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


def softmax(scores):
    e = torch.exp(scores - scores[:, :10].max(dim=1, keepdim=True).values)
    return e / e.sum(dim=1, keepdim=True)
