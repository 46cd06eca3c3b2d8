# {"task": "make_linear_classifier", "verdict": "wrong", "mistake": "flattens_the_batch", "listed": false, "note": "Flatten(0) puts all images of the batch into one vector", "lines": [[8]]}
import torch
from torch import nn


def make_linear_classifier():
    model = nn.Sequential(
        nn.Flatten(0),
        nn.Linear(784, 10),
    )
    return model
