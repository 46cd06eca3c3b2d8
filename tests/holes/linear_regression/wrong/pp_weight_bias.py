# {"task": "predict_profit", "mistake": "weight_bias", "note": "model.weight and model.bias: only for nn.Linear itself"}
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
    return (model.weight.item() * inhabitants / 10000 + model.bias.item()) * 10000
