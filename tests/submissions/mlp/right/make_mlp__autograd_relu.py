# {"task": "make_mlp", "verdict": "right", "style": "autograd_relu", "listed": false, "note": "custom autograd.Function as activation, neurons as (n, in + bias) in a ParameterDict"}
import torch
from torch import nn

class Step(torch.autograd.Function):
    @staticmethod
    def forward(ctx, x):
        ctx.save_for_backward(x > 0)
        return x.clamp(min=0)

    @staticmethod
    def backward(ctx, g):
        keep, = ctx.saved_tensors
        return g * keep

class Neurons(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        self.p = nn.ParameterDict()
        self.sizes = list(sizes)
        for i in range(1, len(sizes)):
            k = 1 / sizes[i - 1] ** 0.5
            self.p[f"w{i}"] = nn.Parameter(torch.empty(sizes[i], sizes[i - 1]).uniform_(-k, k))
            self.p[f"b{i}"] = nn.Parameter(torch.empty(sizes[i]).uniform_(-k, k))

    def forward(self, x):
        x = x.flatten(1)
        for i in range(1, len(self.sizes)):
            x = torch.addmm(self.p[f"b{i}"], x, self.p[f"w{i}"].t())
            if i < len(self.sizes) - 1:
                x = Step.apply(x)
        return x

def make_mlp(sizes):
    return Neurons(sizes)
