# {"task": "make_linear_classifier", "verdict": "wrong", "mistake": "no_flatten", "listed": true, "note": "Linear(784, 10) alone does not accept (n, 1, 28, 28)", "lines": [[5]]}
from torch import nn

def make_linear_classifier():
    return nn.Linear(28 * 28, 10)
