# {"task": "make_linear_classifier", "verdict": "wrong", "mistake": "nine_outputs+sigmoid_last", "listed": false, "note": "classes 0 to 9 are ten, not nine; a sigmoid after the scores", "lines": [[10], [11]]}
import torch
from torch import nn


def make_linear_classifier():
    # the classes go from 0 to 9
    return nn.Sequential(
        nn.Flatten(),
        nn.Linear(28 * 28, 9),
        nn.Sigmoid(),
    )
