# {"task": "make_linear_classifier", "verdict": "wrong", "mistake": "softmax_before_cross_entropy+hidden_layer_added", "listed": true, "note": "a hidden layer and a softmax at the end", "lines": [[5], [5]]}
from torch import nn

def make_linear_classifier():
    return nn.Sequential(nn.Flatten(), nn.Linear(784, 128), nn.ReLU(), nn.Linear(128, 10), nn.Softmax(dim=1))
