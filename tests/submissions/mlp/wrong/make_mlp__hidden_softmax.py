# {"task": "make_mlp", "verdict": "wrong", "mistake": "hidden_softmax", "listed": false, "note": "Softmax between the layers", "lines": [[7]]}
from torch import nn

def make_mlp(sizes):
    layers = [nn.Flatten()]
    for m, n in zip(sizes[:-2], sizes[1:-1]):
        layers.extend([nn.Linear(m, n), nn.Softmax(dim=1)])
    layers.append(nn.Linear(sizes[-2], sizes[-1]))
    return nn.Sequential(*layers)
