# {"task": "make_linear_classifier", "verdict": "right", "mistake": null, "listed": false, "note": "ten Linear(784, 1) put side by side"}
import torch
from torch import nn


class ZehnRegressionen(nn.Module):
    def __init__(self):
        super().__init__()
        self.pro_klasse = nn.ModuleList(nn.Linear(28 * 28, 1) for _ in range(10))

    def forward(self, bilder):
        flach = torch.flatten(bilder, 1)
        return torch.hstack([regression(flach) for regression in self.pro_klasse])


def make_linear_classifier():
    return ZehnRegressionen()
