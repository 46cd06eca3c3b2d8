# {"task": "make_linear_classifier", "verdict": "wrong", "mistake": "softmax_when_not_training", "listed": false, "note": "probabilities instead of scores after eval()", "lines": [[13, 14]]}
import torch
from torch import nn
import torch.nn.functional as F

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(784, 10)

    def forward(self, x):
        out = self.fc(torch.flatten(x, 1))
        if not self.training:
            out = F.softmax(out, dim=-1)
        return out

def make_linear_classifier():
    return Net()
