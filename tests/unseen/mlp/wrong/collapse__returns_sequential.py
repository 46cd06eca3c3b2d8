# {"task": "collapse", "verdict": "wrong", "mistake": "returns_sequential", "listed": false, "note": "chains both layers instead of making one nn.Linear", "lines": [[6, 7]]}
from torch import nn

def collapse(first, second):
    # Sequential makes one layer out of the two
    new = nn.Sequential(first, second)
    return new
