# {"task": "move_model", "mistake": "move_model_exact_cuda", "note": "cuda:0 is not moved"}
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
    if device == torch.device("cuda"):
        model.to(device)
    elif device == torch.device("cpu"):
        model.to(device)
    return model
