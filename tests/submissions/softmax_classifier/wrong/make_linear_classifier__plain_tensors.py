# {"task": "make_linear_classifier", "verdict": "wrong", "mistake": "weights_not_parameters", "listed": false, "note": "tensors with requires_grad=True that are not nn.Parameter: model.parameters() is empty", "lines": [[8, 9]]}
import torch
from torch import nn

class FromScratch(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = torch.randn(784, 10, requires_grad=True)
        self.bias = torch.zeros(10, requires_grad=True)

    def forward(self, x):
        return x.reshape(-1, 784) @ self.weight + self.bias

def make_linear_classifier():
    return FromScratch()
