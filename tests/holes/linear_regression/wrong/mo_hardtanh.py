# {"task": "make_model", "mistake": "hardtanh", "note": "predictions cut at 25"}
import copy
import functools
import itertools
import math
import random

import numpy as np
import torch
import torch.nn.functional as F
from torch import nn
from torch.utils.data import BatchSampler, DataLoader, Dataset, RandomSampler, Sampler, SequentialSampler, Subset, TensorDataset


def make_model():
    return nn.Sequential(nn.Linear(1, 1), nn.Hardtanh(-25, 25))
