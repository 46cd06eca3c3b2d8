# {"task": "make_mlp", "verdict": "right", "style": "functional_threshold", "listed": false, "note": "mutates an own copy of sizes, where as ReLU"}
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        todo = sizes.copy() if isinstance(sizes, list) else list(sizes)
        width = todo.pop(0)
        self.hidden = nn.ModuleDict()
        while len(todo) > 1:
            nxt = todo.pop(0)
            self.hidden[str(len(self.hidden))] = nn.Linear(width, nxt)
            width = nxt
        self.out = nn.Linear(width, todo.pop())

    def forward(self, images):
        h = images.flatten(start_dim=1)
        for layer in self.hidden.values():
            z = layer(h)
            h = torch.where(z > 0, z, torch.zeros_like(z))
        return self.out(h)


def make_mlp(sizes):
    return Net(sizes)
