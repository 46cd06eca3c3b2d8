# {"task": "collapse", "verdict": "wrong", "mistake": "untouched_new_layer", "listed": true, "note": "a fresh layer with random weights", "lines": [[5]]}
from torch import nn

def collapse(first, second):
    return nn.Linear(first.in_features, second.out_features)
