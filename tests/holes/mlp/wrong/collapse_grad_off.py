# {"task": "collapse", "mistake": "collapse_grad_off", "note": "switches gradient recording off and never on again"}
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
    torch.set_grad_enabled(False)
    new = nn.Linear(first.in_features, second.out_features)
    new.weight.copy_(second.weight @ first.weight)
    new.bias.zero_()
    if first.bias is not None:
        new.bias += second.weight @ first.bias
    if second.bias is not None:
        new.bias += second.bias
    return new
