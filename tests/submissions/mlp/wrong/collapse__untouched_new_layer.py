# {"task": "collapse", "verdict": "wrong", "mistake": "untouched_new_layer", "listed": true, "note": "a fresh layer with random weights"}
from torch import nn

def collapse(first, second):
    return nn.Linear(first.in_features, second.out_features)
