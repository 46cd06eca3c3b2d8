# {"task": "gradient_descent_step", "mistake": "clip_100", "note": "gradients cut to [-100, 100]"}
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
    with torch.no_grad():
        for p in parameters:
            p -= learning_rate * p.grad.clamp(-100, 100)
