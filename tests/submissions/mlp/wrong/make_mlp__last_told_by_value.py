# {"task": "make_mlp", "verdict": "wrong", "mistake": "last_told_by_value", "listed": false, "note": "a hidden layer as large as the last one gets no ReLU", "lines": [[9]]}
from torch import nn

def make_mlp(sizes):
    modules = [nn.Flatten()]
    for n_in, n_out in zip(sizes[:-1], sizes[1:]):
        modules.append(nn.Linear(n_in, n_out))
        # not after the last one
        if n_out != sizes[-1]:
            modules.append(nn.ReLU())
    return nn.Sequential(*modules)
