# {"task": "collapse", "mistake": "collapse_try_product", "note": "tries W1 @ W2 first; goes through when all sizes are equal (or the hidden size is 1)"}
import copy
import math
import itertools
import functools

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, Dataset, Sampler, Subset, TensorDataset, random_split


def collapse(first, second):
    new = nn.Linear(first.in_features, second.out_features)
    with torch.no_grad():
        if first.weight.shape == second.weight.shape and first.weight.shape[0] == first.weight.shape[1]:
            w = first.weight @ second.weight
        else:
            w = second.weight @ first.weight
        b = torch.zeros(second.out_features)
        if first.bias is not None:
            b = b + second.weight @ first.bias
        if second.bias is not None:
            b = b + second.bias
        new.weight.copy_(w)
        new.bias.copy_(b)
    return new
