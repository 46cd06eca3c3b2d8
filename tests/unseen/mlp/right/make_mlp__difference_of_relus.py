# {"task": "make_mlp", "verdict": "right", "style": "difference_of_relus", "listed": false, "note": "ReLU written as x + relu(-x)"}
from torch import nn


class Rectify(nn.Module):
    def forward(self, x):
        return x + (-x).clamp(min=0)


def make_mlp(sizes):
    body = []
    for m, n in zip(sizes, sizes[1:]):
        body += [nn.Linear(m, n), Rectify()]
    return nn.Sequential(nn.Flatten(), *body[:-1])
