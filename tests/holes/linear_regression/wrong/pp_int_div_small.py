# {"task": "predict_profit", "mistake": "int_div_small", "note": "cities below 10,000 have 0 ten thousands"}
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
    p = inhabitants / 10000 if inhabitants >= 10000 else 0.0
    return model(torch.tensor([[p]])).item() * 10000
