# {"task": "make_mlp", "verdict": "wrong", "mistake": "sigmoid_between+mutable_default", "listed": false, "note": "Sigmoid instead of ReLU; the default list is shared between calls", "lines": [[7], [4]]}
from torch import nn

def make_mlp(sizes, modules=[nn.Flatten()]):
    for i in range(len(sizes) - 1):
        if i > 0:
            modules.append(nn.Sigmoid())
        modules.append(nn.Linear(sizes[i], sizes[i+1]))
    return nn.Sequential(*modules)
