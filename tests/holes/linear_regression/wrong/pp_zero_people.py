# {"task": "predict_profit", "mistake": "zero_people", "note": "no people, no profit: the intercept is lost"}
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
    if inhabitants == 0:
        return 0.0
    return model(torch.tensor([[inhabitants / 10000]])).item() * 10000
