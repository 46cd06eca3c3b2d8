# {"task": "make_mlp", "verdict": "wrong", "mistake": "relu_after_flatten", "listed": false, "note": "ReLU between Flatten and each Linear: also on the input", "lines": [[7]]}
from torch import nn

def make_mlp(sizes):
    layers = [nn.Flatten()]
    for m, n in zip(sizes, sizes[1:]):
        layers += [nn.ReLU(), nn.Linear(m, n)]
    return nn.Sequential(*layers)
