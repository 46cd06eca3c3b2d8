# {"task": "make_mlp", "verdict": "wrong", "mistake": "plain_tensors", "listed": false, "note": "tensors with requires_grad instead of Parameters", "lines": [[8, 9]]}
import torch
from torch import nn

class MLP(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        self.w = [(torch.randn(m, n) / m ** 0.5).requires_grad_() for m, n in zip(sizes, sizes[1:])]
        self.b = [torch.zeros(n, requires_grad=True) for n in sizes[1:]]

    def forward(self, x):
        x = x.flatten(1)
        for i in range(len(self.w)):
            x = x @ self.w[i] + self.b[i]
            if i < len(self.w) - 1:
                x = torch.relu(x)
        return x

def make_mlp(sizes):
    return MLP(sizes)
