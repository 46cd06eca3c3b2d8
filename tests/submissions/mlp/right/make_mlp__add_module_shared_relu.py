# {"task": "make_mlp", "verdict": "right", "style": "add_module_shared_relu", "listed": false, "note": "add_module, one ReLU object at several places"}
from torch import nn

def make_mlp(sizes):
    model = nn.Sequential()
    act = nn.ReLU()
    model.add_module("flat", nn.Flatten(start_dim=1))
    for i, (a, b) in enumerate(zip(sizes, sizes[1:])):
        if i > 0:
            model.add_module(f"act{i}", act)
        model.add_module(f"lin{i}", nn.Linear(in_features=a, out_features=b, bias=True))
    return model
