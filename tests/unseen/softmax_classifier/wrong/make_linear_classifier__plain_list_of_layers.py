# {"task": "make_linear_classifier", "verdict": "wrong", "mistake": "plain_list_of_layers", "listed": false, "note": "the ten regressions are in a Python list, so no parameters are registered", "lines": [[9, 11]]}
import torch
from torch import nn


class TenRegressions(nn.Module):
    def __init__(self):
        super(TenRegressions, self).__init__()
        self.regressions = []
        for i in range(10):
            self.regressions.append(nn.Linear(784, 1))

    def forward(self, images):
        flat = images.reshape(images.shape[0], -1)
        return torch.cat([r(flat) for r in self.regressions], dim=1)


def make_linear_classifier():
    return TenRegressions()
