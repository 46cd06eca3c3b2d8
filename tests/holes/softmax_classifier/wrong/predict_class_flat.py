# {"task": "predict_class", "mistake": "flat", "note": "gives the model (1, 784)"}
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
    return model(image.view(1, -1)).argmax().item()
