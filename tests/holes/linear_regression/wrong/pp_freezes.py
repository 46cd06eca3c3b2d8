# {"task": "predict_profit", "mistake": "freezes", "note": "freezes the model"}
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
    model.requires_grad_(False)
    return float(model(torch.tensor([[inhabitants / 10000]])).numpy()[0, 0] * 10000)
