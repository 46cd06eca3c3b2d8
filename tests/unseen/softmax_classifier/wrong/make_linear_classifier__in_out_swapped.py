# {"task": "make_linear_classifier", "verdict": "wrong", "mistake": "in_out_swapped", "listed": false, "note": "Linear(10, 784): the arguments the wrong way round", "lines": [[9]]}
import torch
from torch import nn


def make_linear_classifier():
    pixels = 28 * 28
    klassen = 10
    return nn.Sequential(nn.Flatten(), nn.Linear(klassen, pixels))
