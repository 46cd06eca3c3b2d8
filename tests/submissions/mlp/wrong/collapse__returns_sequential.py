# {"task": "collapse", "verdict": "wrong", "mistake": "returns_sequential", "listed": false, "note": "both layers chained, not one", "lines": [[5]]}
from torch import nn

def collapse(first, second):
    return nn.Sequential(first, second)
