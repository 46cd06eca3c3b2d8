# {"task": "make_mlp", "verdict": "right", "style": "linked_modules", "listed": false, "note": "a linked list of modules, each calling the next"}
from torch import nn


class Link(nn.Module):
    def __init__(self, m, n, *rest):
        super().__init__()
        self.linear = nn.Linear(m, n)
        self.next = Link(n, *rest) if rest else None

    def forward(self, x):
        y = self.linear(x.flatten(1))
        return y if self.next is None else self.next(y * (y > 0))


def make_mlp(sizes):
    return Link(*sizes)
