# {"task": "make_mlp", "verdict": "wrong", "mistake": "in_out_swapped", "listed": true, "note": "Linear(out, in)", "lines": [[7]]}
from torch import nn

def make_mlp(sizes):
    layers = [nn.Flatten()]
    for i in range(len(sizes) - 1):
        layers.append(nn.Linear(sizes[i + 1], sizes[i]))
        if i < len(sizes) - 2:
            layers.append(nn.ReLU())
    return nn.Sequential(*layers)
