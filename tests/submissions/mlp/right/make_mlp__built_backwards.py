# {"task": "make_mlp", "verdict": "right", "style": "built_backwards", "listed": false, "note": "layers inserted from the end"}
from torch import nn

def make_mlp(sizes):
    layers = [nn.Linear(sizes[-2], sizes[-1])]
    for i in range(len(sizes) - 3, -1, -1):
        layers.insert(0, nn.ReLU())
        layers.insert(0, nn.Linear(sizes[i], sizes[i + 1]))
    layers.insert(0, nn.Flatten())
    return nn.Sequential(*layers)
