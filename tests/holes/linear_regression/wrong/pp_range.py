# {"task": "predict_profit", "mistake": "range", "note": "cities outside the table's range are moved to its ends"}
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


def predict_profit(model, inhabitants):
    population = min(max(inhabitants / 10000, 5.0), 23.0)
    return model(torch.tensor([[population]])).item() * 10000
