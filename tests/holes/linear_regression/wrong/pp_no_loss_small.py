# {"task": "predict_profit", "mistake": "no_loss_small", "note": "a small loss is 0"}
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
    d = model(torch.tensor([[inhabitants / 10000]])).item() * 10000
    return 0.0 if -10000 < d < 0 else d
