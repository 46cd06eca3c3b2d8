# {"task": "make_linear_classifier", "verdict": "right", "style": "data_parallel", "listed": false, "note": "nn.DataParallel around it"}
from torch import nn


def make_linear_classifier():
    return nn.DataParallel(nn.Sequential(nn.Flatten(), nn.Linear(784, 10)))
