# {"task": "make_linear_classifier", "verdict": "wrong", "mistake": "linear_28", "listed": true, "note": "Linear(28, 10) works on each row of pixels: output (n, 1, 28, 10), 290 parameters", "lines": [[5]]}
from torch import nn

def make_linear_classifier():
    return nn.Linear(28, 10)
