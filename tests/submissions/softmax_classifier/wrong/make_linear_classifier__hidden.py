# {"task": "make_linear_classifier", "verdict": "wrong", "mistake": "hidden_layer_added", "listed": true, "note": "a hidden layer and ReLU: not the linear classifier, 79,510 parameters", "lines": [[5]]}
from torch import nn

def make_linear_classifier():
    return nn.Sequential(nn.Flatten(), nn.Linear(784, 100), nn.ReLU(), nn.Linear(100, 10))
