# {"task": "gradient_descent_step", "mistake": "grad_of_previous", "note": "an update uses the previous parameter's gradient when the shapes fit"}
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
    last = None
    with torch.no_grad():
        for p in parameters:
            g = last if last is not None and last.shape == p.shape else p.grad
            p -= learning_rate * g
            last = p.grad
