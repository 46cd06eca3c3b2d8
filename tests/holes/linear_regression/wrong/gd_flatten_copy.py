# {"task": "gradient_descent_step", "mistake": "flatten_copy", "note": "flattens first: a transposed parameter is copied and stays as it was"}
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


def gradient_descent_step(parameters, learning_rate):
    for p in parameters:
        p.data.flatten().sub_(learning_rate * p.grad.flatten())
