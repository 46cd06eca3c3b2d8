# {"task": "predict_profit", "mistake": "parameters_order", "note": "takes the first parameter for the slope and the second for the intercept"}
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
    w, b = model.parameters()
    return (w.item() * inhabitants / 10000 + b.item()) * 10000
