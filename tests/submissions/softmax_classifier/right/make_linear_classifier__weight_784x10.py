# {"task": "make_linear_classifier", "verdict": "right", "mistake": null, "listed": false, "note": "weights stored as (784, 10), x @ W + b"}
import torch
from torch import nn

class Softmaxless(nn.Module):
    def __init__(self, n_in=784, n_out=10):
        super().__init__()
        self.W = nn.Parameter(torch.randn(n_in, n_out) * 0.01)
        self.b = nn.Parameter(torch.zeros(n_out))

    def forward(self, images):
        return torch.flatten(images, start_dim=1) @ self.W + self.b

def make_linear_classifier():
    return Softmaxless()
