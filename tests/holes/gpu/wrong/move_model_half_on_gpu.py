# {"task": "move_model", "mistake": "move_model_half_on_gpu", "note": "half precision on the GPU"}
import copy
import math
import itertools
import functools

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, Dataset, Sampler, Subset, TensorDataset, random_split


def move_model(model, device):
    model.to(device)
    return model.half() if device.type == "cuda" else model
