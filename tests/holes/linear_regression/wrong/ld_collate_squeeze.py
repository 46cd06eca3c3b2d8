# {"task": "make_loader", "mistake": "collate_squeeze", "note": "a batch of one example loses its first dimension"}
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


def _collate(items):
    return [torch.stack(part).squeeze(0) for part in zip(*items)]
def make_loader(dataset, batch_size, shuffle):
    return DataLoader(dataset, batch_size, shuffle, collate_fn=_collate)
