# {"task": "make_mlp", "verdict": "wrong", "mistake": "relu_before_flatten_and_last", "listed": false, "note": "ReLU on the pixels and after the scores, none between", "lines": [[6]]}
from torch import nn

def make_mlp(sizes):
    linears = [nn.Linear(m, n) for m, n in zip(sizes, sizes[1:])]
    return nn.Sequential(nn.ReLU(), nn.Flatten(), *linears, nn.ReLU())
