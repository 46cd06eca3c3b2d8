# {"task": "cross_entropy", "verdict": "wrong", "mistake": "uses_library", "listed": false, "note": "nn.CrossEntropyLoss(): right values, but not by hand", "lines": [[4, 7]]}
from torch import nn

loss_function = nn.CrossEntropyLoss()

def cross_entropy(scores, classes):
    return loss_function(scores, classes)
