# {"task": "make_mlp", "verdict": "wrong", "mistake": "three_sizes_only", "listed": true, "note": "exactly one hidden layer", "lines": [[5, 6]]}
from torch import nn

def make_mlp(sizes):
    n_in, n_hidden, n_out = sizes
    return nn.Sequential(nn.Flatten(), nn.Linear(n_in, n_hidden), nn.ReLU(), nn.Linear(n_hidden, n_out))
