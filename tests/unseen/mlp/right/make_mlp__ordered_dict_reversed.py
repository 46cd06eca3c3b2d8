# {"task": "make_mlp", "verdict": "right", "mistake": null, "note": "built from the end to the front, named layers"}
from collections import OrderedDict
from torch import nn

def make_mlp(sizes):
    n = len(sizes)
    parts = [("scores", nn.Linear(sizes[n - 2], sizes[n - 1]))]
    for i in range(n - 2, 0, -1):
        parts.insert(0, (f"relu{i}", nn.ReLU()))
        parts.insert(0, (f"linear{i}", nn.Linear(sizes[i - 1], sizes[i])))
    parts.insert(0, ("flatten", nn.Flatten()))
    return nn.Sequential(OrderedDict(parts))
