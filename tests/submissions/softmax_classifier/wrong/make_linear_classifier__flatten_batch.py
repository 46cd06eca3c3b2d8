# {"task": "make_linear_classifier", "verdict": "wrong", "mistake": "flattens_batch", "listed": false, "note": "Flatten(start_dim=0) flattens the batch as well: crash for n > 1", "lines": [[5]]}
from torch import nn

def make_linear_classifier():
    return nn.Sequential(nn.Flatten(start_dim=0), nn.Linear(784, 10))
