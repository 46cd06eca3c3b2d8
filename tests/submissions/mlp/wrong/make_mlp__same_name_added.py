# {"task": "make_mlp", "verdict": "wrong", "mistake": "same_name_added", "listed": false, "note": "add_module with one name keeps only the last Linear", "lines": [[7, 9]]}
from torch import nn

def make_mlp(sizes):
    model = nn.Sequential(nn.Flatten())
    for i, (m, n) in enumerate(zip(sizes, sizes[1:])):
        model.add_module("linear", nn.Linear(m, n))
        if i < len(sizes) - 2:
            model.add_module("relu", nn.ReLU())
    return model
