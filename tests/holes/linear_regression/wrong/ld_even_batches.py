# {"task": "make_loader", "mistake": "even_batches", "note": "makes all batches about equally large"}
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


def make_loader(dataset, batch_size, shuffle):
    count = math.ceil(len(dataset) / batch_size)
    return DataLoader(dataset, batch_size=math.ceil(len(dataset) / count), shuffle=shuffle)
