# {"task": "predict_profit", "mistake": "grad_off", "note": "turns gradients off for good"}
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
    torch.set_grad_enabled(False)
    return model(torch.tensor([[inhabitants / 10000]])).item() * 10000
