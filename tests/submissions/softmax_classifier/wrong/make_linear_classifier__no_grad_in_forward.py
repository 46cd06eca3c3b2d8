# {"task": "make_linear_classifier", "verdict": "wrong", "mistake": "no_grad_in_forward", "listed": false, "note": "nothing of it can be trained", "lines": [[11]]}
import torch
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(784, 10)

    def forward(self, x):
        with torch.no_grad():
            return self.fc(x.flatten(start_dim=1))

def make_linear_classifier():
    return Net()
