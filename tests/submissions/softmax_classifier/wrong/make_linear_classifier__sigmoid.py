# {"task": "make_linear_classifier", "verdict": "wrong", "mistake": "sigmoid_last", "listed": false, "note": "a sigmoid after the layer squeezes the scores into (0, 1)", "lines": [[5]]}
from torch import nn

def make_linear_classifier():
    return nn.Sequential(nn.Flatten(), nn.Linear(784, 10), nn.Sigmoid())
