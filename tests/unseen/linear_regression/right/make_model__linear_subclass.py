# {"task": "make_model", "verdict": "right", "style": "linear_subclass", "listed": false, "note": "subclass of nn.Linear with reset_parameters"}
from torch import nn


class Line(nn.Linear):
    def __init__(self):
        super().__init__(in_features=1, out_features=1, bias=True)

    def reset_parameters(self):
        nn.init.normal_(self.weight, std=0.01)
        nn.init.constant_(self.bias, 0.5)


def make_model():
    return Line()
