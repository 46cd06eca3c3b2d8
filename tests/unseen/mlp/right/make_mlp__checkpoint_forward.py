# {"task": "make_mlp", "verdict": "right", "style": "checkpoint_forward", "listed": false, "note": "checkpointed hidden layers, forked rng"}
import torch
from torch import nn
from torch.utils.checkpoint import checkpoint


class Net(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        with torch.random.fork_rng():
            torch.manual_seed(7)
            self.blocks = nn.ModuleList(nn.Sequential(nn.Linear(m, n), nn.ReLU()) for m, n in zip(sizes[:-2], sizes[1:-1]))
            self.head = nn.Linear(sizes[-2], sizes[-1])

    def forward(self, x):
        h = torch.flatten(x, 1)
        for block in self.blocks:
            h = checkpoint(block, h, use_reentrant=False)
        return self.head(h)


def make_mlp(sizes):
    return Net(sizes)
