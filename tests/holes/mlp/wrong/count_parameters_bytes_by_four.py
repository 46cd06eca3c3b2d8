# {"task": "count_parameters", "mistake": "count_parameters_bytes_by_four", "note": "four bytes a number: wrong for float64"}
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
    return sum(p.nbytes for p in model.parameters()) // 4
