# {"task": "make_linear_classifier", "verdict": "wrong", "mistake": "one_output", "listed": false, "note": "one output as in linear regression, 785 parameters", "lines": [[5]]}
from torch import nn

def make_linear_classifier():
    return nn.Sequential(nn.Flatten(), nn.Linear(28*28, 1))
