# {"task": "predict_class", "mistake": "image_clamped", "note": "pixel changes in place: image *= 1 / max"}
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
    image /= image.max()
    return model(image.unsqueeze(0)).argmax().item()
