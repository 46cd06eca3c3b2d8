# {"task": "make_linear_classifier", "verdict": "right", "style": "sequential_subclass", "listed": false, "note": "nn.Sequential subclass with a softmax only in predict"}
import torch
from torch import nn


class Classifier(nn.Sequential):
    def __init__(self):
        super().__init__(nn.Flatten(), nn.Linear(in_features=28 * 28, out_features=10))
        self.apply(self._init)

    @staticmethod
    def _init(m):
        if isinstance(m, nn.Linear):
            nn.init.orthogonal_(m.weight)
            nn.init.zeros_(m.bias)

    def probabilities(self, x):
        return self(x).softmax(1)


make_linear_classifier = lambda: Classifier()
