# {"task": "make_linear_classifier", "verdict": "wrong", "mistake": "hidden_layer_added", "listed": true, "note": "two Linear layers in a row: still linear, but 7,960 parameters, not 7,850", "lines": [[5]]}
from torch import nn

def make_linear_classifier():
    return nn.Sequential(nn.Flatten(), nn.Linear(784, 10), nn.Linear(10, 10))
