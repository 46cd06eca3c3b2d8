# {"task": "make_mlp", "verdict": "wrong", "mistake": "returns_in_loop", "listed": false, "note": "return inside the loop", "lines": [[10]]}
from torch import nn

def make_mlp(sizes):
    model = nn.Sequential(nn.Flatten())
    for i in range(len(sizes) - 1):
        model.append(nn.Linear(sizes[i], sizes[i + 1]))
        if i < len(sizes) - 2:
            model.append(nn.ReLU())
        return model
