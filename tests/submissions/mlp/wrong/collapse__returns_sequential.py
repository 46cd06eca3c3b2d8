# {"task": "collapse", "verdict": "wrong", "mistake": "returns_sequential", "listed": false, "note": "both layers chained, not one"}
from torch import nn

def collapse(first, second):
    return nn.Sequential(first, second)
