# {"task": "make_mlp", "verdict": "wrong", "mistake": "returns_scores", "listed": false, "note": "calls the model on random images and returns the scores", "lines": [[10]]}
import torch
from torch import nn

def make_mlp(sizes):
    layers = [nn.Flatten()]
    for m, n in zip(sizes, sizes[1:]):
        layers += [nn.Linear(m, n), nn.ReLU()]
    model = nn.Sequential(*layers[:-1])
    return model(torch.rand(1, sizes[0]))
