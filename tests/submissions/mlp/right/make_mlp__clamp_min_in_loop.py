# {"task": "make_mlp", "verdict": "right", "style": "clamp_min_in_loop", "listed": false, "note": "reads its layers, clamps between, in eval as in training"}
import torch
from torch import nn
import torch.nn.functional as F

class Net(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        for k, (m, n) in enumerate(zip(sizes, sizes[1:])):
            self.add_module(f"layer{k}", nn.Linear(m, n))
    def forward(self, x):
        x = x.flatten(start_dim=1)
        *hidden, last = self.children()
        for layer in hidden:
            x = layer(x).clamp_min(0)
        return last(x)
def make_mlp(sizes):
    return Net(tuple(sizes))
