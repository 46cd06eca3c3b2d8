# {"task": "move_model", "mistake": "move_model_first_parameter", "note": "looks only at the first parameter"}
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
    first = next(iter(model.parameters()), None)
    if first is None or first.device.type != device.type:
        model.to(device)
    return model
