# {"task": "make_mlp", "verdict": "wrong", "mistake": "inplace_relu_on_input", "listed": false, "note": "an in-place ReLU on the flattened view changes the caller's images", "lines": [[5]]}
from torch import nn

def make_mlp(sizes):
    layers = [nn.Flatten(), nn.ReLU(inplace=True)]
    for i in range(len(sizes) - 2):
        layers += [nn.Linear(sizes[i], sizes[i + 1]), nn.ReLU(inplace=True)]
    return nn.Sequential(*layers, nn.Linear(sizes[-2], sizes[-1]))
