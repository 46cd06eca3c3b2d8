# {"task": "make_mlp", "verdict": "wrong", "mistake": "prints", "listed": false, "note": "printed, not returned", "lines": [[9]]}
from torch import nn

def make_mlp(sizes):
    layers = [nn.Flatten()]
    for m, n in zip(sizes, sizes[1:]):
        layers += [nn.Linear(m, n), nn.ReLU()]
    model = nn.Sequential(*layers[:-1])
    print(model)
