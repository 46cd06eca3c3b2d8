# {"task": "make_mlp", "verdict": "wrong", "mistake": "hard_coded_all", "listed": true, "note": "784-100-10 whatever the sizes are", "lines": [[5]]}
from torch import nn

def make_mlp(sizes):
    return nn.Sequential(nn.Flatten(), nn.Linear(784, 100), nn.ReLU(), nn.Linear(100, 10))
