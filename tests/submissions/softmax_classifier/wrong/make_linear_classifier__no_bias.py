# {"task": "make_linear_classifier", "verdict": "wrong", "mistake": "no_bias", "listed": true, "note": "bias=False: 7,840 parameters", "lines": [[5]]}
from torch import nn

def make_linear_classifier():
    return nn.Sequential(nn.Flatten(), nn.Linear(784, 10, bias=False))
