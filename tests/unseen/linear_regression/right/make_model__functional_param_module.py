# {"task": "make_model", "verdict": "right", "style": "functional_param_module", "listed": false, "note": "forward through torch.func with stacked vmap"}
import torch
from torch import nn


class Line(nn.Module):
    def __init__(self):
        super().__init__()
        self.w, self.b = (nn.Parameter(torch.rand(1)) for _ in "wb")

    def forward(self, x):
        return torch.vmap(lambda row: self.w * row + self.b)(x)


def make_model():
    return Line()
