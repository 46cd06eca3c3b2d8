# {"task": "make_mlp", "verdict": "wrong", "mistake": "relu_result_thrown_away", "listed": true, "note": "F.relu(x) without keeping the result", "lines": [[14]]}
from torch import nn
import torch.nn.functional as F

class Net(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        self.layers = nn.ModuleList([nn.Linear(m, n) for m, n in zip(sizes, sizes[1:])])

    def forward(self, x):
        x = x.flatten(1)
        for layer in self.layers[:-1]:
            x = layer(x)
            F.relu(x)
        return self.layers[-1](x)

def make_mlp(sizes):
    return Net(sizes)
