# {"task": "make_mlp", "verdict": "wrong", "mistake": "relu_before_linear", "listed": false, "note": "the ReLU stands before each linear layer, so also before the first", "lines": [[7, 8]]}
from torch import nn

def make_mlp(sizes):
    schichten = [nn.Flatten()]
    for n, m in zip(sizes, sizes[1:]):
        schichten.append(nn.ReLU())
        schichten.append(nn.Linear(n, m))
    return nn.Sequential(*schichten)
