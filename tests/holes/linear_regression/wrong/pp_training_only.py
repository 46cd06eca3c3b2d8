# {"task": "predict_profit", "mistake": "training_only", "note": "turns the caller's model into float64 for good: the next float32 batch fails"}
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
    return model.double()(torch.tensor([[inhabitants / 10000]], dtype=torch.float64)).item() * 10000
