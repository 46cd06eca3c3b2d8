# {"task": "make_linear_classifier", "verdict": "wrong", "mistake": "linear_28", "listed": true, "note": "Flatten then Linear(28, 10): shapes do not fit", "lines": [[5]]}
from torch import nn

def make_linear_classifier():
    return nn.Sequential(nn.Flatten(), nn.Linear(28, 10))
