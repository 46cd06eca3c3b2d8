# {"task": "make_mlp", "verdict": "wrong", "mistake": "hard_coded_hidden", "listed": true, "note": "hidden width 100", "lines": [[5]]}
from torch import nn

def make_mlp(sizes):
    return nn.Sequential(nn.Flatten(), nn.Linear(sizes[0], 100), nn.ReLU(), nn.Linear(100, sizes[-1]))
