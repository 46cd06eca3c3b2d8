# {"task": "count_parameters", "mistake": "count_parameters_same_values_once", "note": "equal values are taken for a shared parameter"}
import copy
import math
import itertools
import functools

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import DataLoader, Dataset, Sampler, Subset, TensorDataset, random_split


def count_parameters(model):
    seen = []
    for p in model.parameters():
        if not any(p.shape == q.shape and torch.equal(p, q) for q in seen):
            seen.append(p)
    return sum(p.numel() for p in seen)
