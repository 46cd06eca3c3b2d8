# {"task": "predict_class", "mistake": "squeeze_in_place", "note": "image.resize_ changes the caller's image"}
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


def predict_class(model, image):
    return int(model(image.resize_(1, 1, 28, 28)).argmax())
