# {"task": "softmax", "verdict": "wrong", "mistake": "uses_library", "listed": false, "note": "nn.Softmax(dim=1): right values, but not by hand", "lines": [[5, 6]]}
from torch import nn

def softmax(scores):
    layer = nn.Softmax(dim=1)
    return layer(scores)
