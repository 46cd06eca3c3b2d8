# {"task": "predict_profit", "mistake": "small_is_unit", "note": "numbers below 1000 are taken for ten thousands"}
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
    population = inhabitants if inhabitants < 1000 else inhabitants / 10000
    return model(torch.tensor([[float(population)]])).item() * 10000
