# {"task": "make_mlp", "verdict": "wrong", "mistake": "frozen_hidden", "listed": false, "note": "all but the last layer do not learn", "lines": [[9, 10]]}
from torch import nn

def make_mlp(sizes):
    layers = [nn.Flatten()]
    for m, n in zip(sizes, sizes[1:]):
        layers += [nn.Linear(m, n), nn.ReLU()]
    model = nn.Sequential(*layers[:-1])
    for p in model[:-1].parameters():
        p.requires_grad = False
    return model
