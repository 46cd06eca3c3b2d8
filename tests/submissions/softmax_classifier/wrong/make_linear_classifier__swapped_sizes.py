# {"task": "make_linear_classifier", "verdict": "wrong", "mistake": "in_out_swapped", "listed": false, "note": "Linear(10, 784) instead of Linear(784, 10): crash", "lines": [[5]]}
from torch import nn

def make_linear_classifier():
    return nn.Sequential(nn.Flatten(), nn.Linear(10, 784))
