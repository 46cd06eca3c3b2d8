# {"task": "make_linear_classifier", "verdict": "wrong", "mistake": "relu_after_last_layer", "listed": true, "note": "ReLU after the only layer: no negative scores", "lines": [[5, 8]]}
from torch import nn

def make_linear_classifier():
    return nn.Sequential(
        nn.Flatten(),
        nn.Linear(784, 10),
        nn.ReLU(),
    )
