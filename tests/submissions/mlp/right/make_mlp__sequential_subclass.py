# {"task": "make_mlp", "verdict": "right", "style": "sequential_subclass", "listed": false, "note": "a subclass of Sequential, identity for the last activation"}
from torch import nn

class MLP(nn.Sequential):
    def __init__(self, *sizes):
        activations = [nn.ReLU()] * (len(sizes) - 2) + [nn.Identity()]
        pairs = zip(sizes, sizes[1:], activations)
        super().__init__(nn.Flatten(), *[layer for m, n, a in pairs for layer in (nn.Linear(m, n), a)])

def make_mlp(sizes):
    return MLP(*sizes)
