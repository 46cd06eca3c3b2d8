# {"task": "make_mlp", "verdict": "wrong", "mistake": "hidden_layers_without_bias", "listed": false, "note": "the hidden layers have no bias: too few parameters", "lines": [[8]]}
from torch import nn

def make_mlp(sizes):
    net = [nn.Flatten()]
    *hidden, last = sizes
    for a, b in zip(hidden, hidden[1:]):
        net.append(nn.Linear(a, b, bias=False))
        net.append(nn.ReLU())
    net.append(nn.Linear(hidden[-1], last))
    return nn.Sequential(*net)
