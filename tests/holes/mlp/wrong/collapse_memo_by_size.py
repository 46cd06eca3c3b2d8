# {"task": "collapse", "mistake": "collapse_memo_by_size", "note": "second call with the same sizes returns the first call's layer"}
import copy
import math
import itertools
import functools

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, Dataset, Sampler, Subset, TensorDataset, random_split


_done = {}
def collapse(first, second):
    key = (first.in_features, first.out_features, second.out_features, first.bias is None, second.bias is None)
    if key not in _done:
        new = nn.Linear(first.in_features, second.out_features)
        with torch.no_grad():
            bias = second(first(torch.zeros(first.in_features)))
            new.weight.copy_(second.weight @ first.weight)
            new.bias.copy_(bias)
        _done[key] = new
    return _done[key]
