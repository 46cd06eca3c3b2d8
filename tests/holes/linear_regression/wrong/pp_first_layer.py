# {"task": "predict_profit", "mistake": "first_layer", "note": "only the first layer of a longer model"}
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
    linear = next(m for m in model.modules() if isinstance(m, nn.Linear))
    return linear(torch.tensor([[inhabitants / 10000]])).item() * 10000
