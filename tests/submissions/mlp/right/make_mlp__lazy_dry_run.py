# {"task": "make_mlp", "verdict": "right", "style": "lazy_dry_run", "listed": false, "note": "LazyLinear after a dry run"}
import torch
from torch import nn

def make_mlp(sizes):
    layers = [nn.Flatten()]
    for i, n in enumerate(sizes[1:]):
        if i:
            layers.append(nn.ReLU())
        layers.append(nn.LazyLinear(n))
    model = nn.Sequential(*layers)
    with torch.no_grad():
        model(torch.zeros(1, sizes[0]))
    return model
