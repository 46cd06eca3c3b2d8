# {"task": "make_linear_classifier", "verdict": "wrong", "mistake": "one_layer_ten_times", "listed": false, "note": "[layer] * 10 is the same layer ten times: 785 parameters, ten equal scores", "lines": [[9]]}
import torch
from torch import nn


class Classifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.heads = nn.ModuleList([nn.Linear(784, 1)] * 10)

    def forward(self, x):
        x = x.flatten(start_dim=1)
        scores = []
        for head in self.heads:
            scores.append(head(x))
        return torch.cat(scores, dim=1)


def make_linear_classifier():
    return Classifier()
