# {"task": "make_linear_classifier", "verdict": "wrong", "mistake": "softmax_before_cross_entropy", "listed": true, "note": "softmax applied in forward, functional style", "lines": [[13]]}
import torch
from torch import nn
import torch.nn.functional as F

class LinearClassifier(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(784, 10)

    def forward(self, x):
        scores = self.linear(torch.flatten(x, 1))
        return F.softmax(scores, dim=-1)

def make_linear_classifier():
    return LinearClassifier()
