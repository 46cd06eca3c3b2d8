# {"task": "predict_profit", "mistake": "float_is_unit", "note": "a float is taken for ten thousands already"}
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
    population = inhabitants / 10000 if isinstance(inhabitants, int) else inhabitants
    return model(torch.tensor([[float(population)]])).item() * 10000
