# {"task": "make_mlp", "verdict": "right", "style": "drop_last_relu", "listed": false, "note": "ReLU after each layer, the last one taken away"}
from torch import nn

def make_mlp(sizes):
    layers = []
    for n_in, n_out in zip(sizes[:-1], sizes[1:]):
        layers += [nn.Linear(n_in, n_out), nn.ReLU()]
    return nn.Sequential(nn.Flatten(), *layers[:-1])
