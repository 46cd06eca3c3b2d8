# {"task": "make_mlp", "verdict": "right", "style": "hidden_and_head", "listed": false, "note": "hidden layers and a head, ReLU from the functional calls of the student's own relu"}
from torch import nn

class HiddenAndHead(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        self.hidden = nn.ModuleList(nn.Linear(m, n) for m, n in zip(sizes[:-2], sizes[1:-1]))
        self.head = nn.Linear(sizes[-2], sizes[-1])

    def forward(self, x):
        x = x.flatten(1)
        for layer in self.hidden:
            x = relu(layer(x))
        return self.head(x)

def make_mlp(sizes):
    return HiddenAndHead(sizes)
