# {"task": "predict_class", "mistake": "unsqueeze_in_place", "note": "changes the caller's image"}
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
    return model(image.unsqueeze_(0)).argmax(1).item()
