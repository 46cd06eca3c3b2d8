# {"task": "make_linear_classifier", "verdict": "wrong", "mistake": "squeeze_breaks_single_image", "listed": false, "note": "the output is squeezed: (10,) instead of (1, 10) for a batch of one", "lines": [[11]]}
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.linear = nn.Linear(784, 10)

    def forward(self, x):
        return self.linear(torch.flatten(x, 1)).squeeze()

def make_linear_classifier():
    return Net()
