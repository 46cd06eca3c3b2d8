# {"task": "move_model", "mistake": "move_model_to_float32", "note": "float64 models become float32"}
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
    return model.to(device, torch.float32)
