# {"task": "make_mlp", "verdict": "wrong", "mistake": "return_in_loop", "listed": false, "note": "returns after the first layer", "lines": [[11]]}
import torch
from torch import nn

def make_mlp(sizes):
    model = nn.Sequential(nn.Flatten())
    for i in range(1, len(sizes)):
        model.append(nn.Linear(sizes[i - 1], sizes[i]))
        if i != len(sizes) - 1:
            model.append(nn.ReLU())
        return model
