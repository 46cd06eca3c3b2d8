# {"task": "collapse", "verdict": "right", "style": "homogeneous", "listed": false, "note": "homogeneous coordinates in float64, NumPy"}
import numpy as np
import torch
from torch import nn


def matrix(layer):
    w = layer.weight.detach().double().numpy()
    b = np.zeros(len(w)) if layer.bias is None else layer.bias.detach().double().numpy()
    m = np.zeros((w.shape[0] + 1, w.shape[1] + 1))
    m[:-1, :-1], m[:-1, -1], m[-1, -1] = w, b, 1
    return m


def collapse(first, second):
    product = matrix(second) @ matrix(first)
    new = nn.Linear(product.shape[1] - 1, product.shape[0] - 1)
    new.load_state_dict({"weight": torch.from_numpy(product[:-1, :-1]).float(), "bias": torch.from_numpy(product[:-1, -1]).float()})
    return new
