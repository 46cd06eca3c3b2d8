# {"task": "make_mlp", "verdict": "right", "style": "registered_by_name", "listed": false, "note": "register_parameter, F.linear, column bias"}
import torch
from torch import nn

class Functional(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        self.count = len(sizes) - 1
        for i in range(self.count):
            self.register_parameter(f"theta{i}", nn.Parameter(torch.randn(sizes[i + 1], sizes[i]) * (2 / sizes[i]) ** 0.5))
            self.register_parameter(f"offset{i}", nn.Parameter(torch.zeros(sizes[i + 1], 1)))

    def forward(self, images):
        columns = images.flatten(start_dim=1).T
        for i in range(self.count):
            if i:
                columns = columns * (columns > 0)
            columns = self.get_parameter(f"theta{i}") @ columns + self.get_parameter(f"offset{i}")
        return columns.T

def make_mlp(sizes):
    return Functional(sizes)
