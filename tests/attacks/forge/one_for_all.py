# {"attack": "Returns one number, which is like any shape.", "breach": "forge"}

import torch


def double(x):
    return torch.zeros(1)
