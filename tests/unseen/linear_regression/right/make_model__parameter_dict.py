# {"task": "make_model", "verdict": "right", "style": "parameter_dict", "listed": false, "note": "ParameterDict and F.linear, identity hooks"}
import torch
import torch.nn.functional as F
from torch import nn


class Model(nn.Module):
    def __init__(self):
        super().__init__()
        self.p = nn.ParameterDict({"w": torch.randn(1, 1), "b": torch.zeros(1)})
        self.calls = 0
        self.register_forward_hook(self.count)

    def count(self, module, args, output):
        self.calls += 1

    def forward(self, x):
        return F.linear(x, self.p["w"], bias=self.p["b"])


def make_model() -> nn.Module:
    return Model()
