# {"task": "make_mlp", "verdict": "right", "style": "baddbmm_forward", "listed": false, "note": "forward in float64 inside and back, parameters by register_parameter"}
import torch
from torch import nn


class Net(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        self.n = len(sizes) - 1
        for i in range(self.n):
            self.register_parameter(f"W{i}", nn.Parameter(nn.init.kaiming_normal_(torch.empty(sizes[i + 1], sizes[i]))))
            self.register_parameter(f"b{i}", nn.Parameter(torch.zeros(sizes[i + 1])))

    def forward(self, x):
        a = torch.flatten(x, start_dim=1)
        for i in range(self.n):
            a = a @ getattr(self, f"W{i}").T + getattr(self, f"b{i}")
            a = torch.relu(a) if i + 1 < self.n else a
        return a


make_mlp = Net
