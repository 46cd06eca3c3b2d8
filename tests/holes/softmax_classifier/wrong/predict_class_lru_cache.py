# {"task": "predict_class", "mistake": "lru_cache", "note": "remembers the answer for a model and an image, though both can change"}
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


import functools


@functools.lru_cache(maxsize=None)
def predict_class(model, image):
    return model(image.unsqueeze(0)).argmax().item()
