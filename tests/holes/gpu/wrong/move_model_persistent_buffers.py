# {"task": "move_model", "mistake": "move_model_persistent_buffers", "note": "buffers that are not in the state_dict stay behind"}
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
    for tensor in model.state_dict(keep_vars=True).values():
        tensor.data = tensor.data.to(device)
    return model
