# {"task": "make_linear_classifier", "verdict": "right", "style": "unflatten_ordered", "listed": false, "note": "OrderedDict Sequential, zero init, own Flatten"}
from collections import OrderedDict

from torch import nn


class View(nn.Module):
    def forward(self, x):
        n, *rest = x.shape
        return x.contiguous().view(n, -1)


def make_linear_classifier():
    model = nn.Sequential(OrderedDict(view=View(), scores=nn.Linear(784, 10)))
    nn.init.zeros_(model.scores.weight)
    nn.init.zeros_(model.get_submodule("scores").bias)
    return model
