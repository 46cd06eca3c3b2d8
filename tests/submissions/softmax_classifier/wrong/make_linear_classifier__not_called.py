# {"task": "make_linear_classifier", "verdict": "wrong", "mistake": "missing_return", "listed": false, "note": "make_linear_classifier forgets to return the model", "lines": [[5]]}
from torch import nn

def make_linear_classifier():
    model = nn.Sequential(nn.Flatten(), nn.Linear(784, 10))
