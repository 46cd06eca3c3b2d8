# {"task": "make_linear_classifier", "verdict": "wrong", "mistake": "layers_in_plain_list", "listed": false, "note": "the ten layers are in a plain list: no parameters are registered", "lines": [[8]]}
import torch
from torch import nn

class Ten(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = [nn.Linear(784, 1) for i in range(10)]

    def forward(self, x):
        x = x.flatten(1)
        return torch.cat([layer(x) for layer in self.layers], dim=1)

def make_linear_classifier():
    return Ten()
