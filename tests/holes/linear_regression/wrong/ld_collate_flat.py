# {"task": "make_loader", "mistake": "collate_flat", "note": "batches are (n,), not (n, 1)"}
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


def _flat(items):
    return [torch.stack(part).squeeze(1) for part in zip(*items)]
def make_loader(dataset, batch_size, shuffle):
    return DataLoader(dataset, batch_size, shuffle, collate_fn=_flat)
