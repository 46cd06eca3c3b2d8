# {"task": "make_mlp", "verdict": "wrong", "mistake": "first_three_sizes", "listed": true, "note": "further sizes are ignored", "lines": [[5, 6, 7, 8, 9, 10]]}
from torch import nn

def make_mlp(sizes):
    return nn.Sequential(
        nn.Flatten(),
        nn.Linear(sizes[0], sizes[1]),
        nn.ReLU(),
        nn.Linear(sizes[1], sizes[2]),
    )
