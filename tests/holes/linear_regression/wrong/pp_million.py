# {"task": "predict_profit", "mistake": "million", "note": "more than a million people count as a million"}
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
    return model(torch.tensor([[min(inhabitants, 1_000_000) / 10000]])).item() * 10000
