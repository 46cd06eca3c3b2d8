# {"task": "make_mlp", "verdict": "wrong", "mistake": "softmax_last", "listed": true, "note": "Softmax at the end", "lines": [[8]]}
from torch import nn

def make_mlp(sizes):
    layers = [nn.Flatten()]
    for i in range(len(sizes) - 1):
        layers.append(nn.Linear(sizes[i], sizes[i + 1]))
        layers.append(nn.ReLU() if i < len(sizes) - 2 else nn.Softmax(dim=1))
    return nn.Sequential(*layers)
