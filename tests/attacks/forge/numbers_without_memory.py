# {"attack": "Returns a tensor that has a shape and no numbers.", "breach": "forge"}

import torch


def double(x):
    return torch.empty(5, device="meta")
