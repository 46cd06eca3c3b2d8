# {"task": "make_mlp", "verdict": "right", "style": "ordered_dict", "listed": false, "note": "OrderedDict with names"}
from torch import nn
from collections import OrderedDict

def make_mlp(sizes):
    d = OrderedDict(flatten=nn.Flatten())
    for i in range(1, len(sizes)):
        d[f"linear{i}"] = nn.Linear(sizes[i - 1], sizes[i])
        d[f"relu{i}"] = nn.ReLU()
    d.popitem()
    return nn.Sequential(d)
