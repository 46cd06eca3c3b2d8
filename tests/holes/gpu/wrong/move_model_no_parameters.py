# {"task": "move_model", "mistake": "move_model_no_parameters", "note": "fails for a model without parameters"}
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
    if next(model.parameters()).device.type != device.type:
        model.to(device)
    return model
