# {"task": "make_linear_classifier", "verdict": "right", "style": "transposed_forked", "listed": false, "note": "weight (784, 10), made under fork_rng, shared memory"}
import torch
from torch import nn


class M(nn.Module):
    def __init__(self):
        super().__init__()
        with torch.random.fork_rng():
            torch.manual_seed(1)
            self.W = nn.Parameter(torch.randn(1, 28, 28, 10) * 0.01)
            self.b = nn.Parameter(torch.randn(10))

    def forward(self, x):
        return torch.tensordot(x, self.W, dims=3) + self.b


def make_linear_classifier():
    return M().share_memory()
