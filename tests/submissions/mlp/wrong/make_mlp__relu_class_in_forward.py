# {"task": "make_mlp", "verdict": "wrong", "mistake": "relu_class_in_forward", "listed": false, "note": "nn.ReLU(x) makes a module, not a result", "lines": [[12]]}
from torch import nn

class MLP(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        self.layers = nn.ModuleList([nn.Linear(m, n) for m, n in zip(sizes, sizes[1:])])

    def forward(self, x):
        x = x.flatten(1)
        for layer in self.layers[:-1]:
            x = nn.ReLU(layer(x))
        return self.layers[-1](x)

def make_mlp(sizes):
    return MLP(sizes)
