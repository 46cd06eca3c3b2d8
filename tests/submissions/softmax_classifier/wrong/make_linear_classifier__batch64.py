# {"task": "make_linear_classifier", "verdict": "wrong", "mistake": "batch_size_hard_coded", "listed": false, "note": "view(64, -1): works for batches of 64 only", "lines": [[10]]}
from torch import nn

class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(28 * 28, 10)

    def forward(self, x):
        x = x.view(64, -1)
        return self.fc(x)

def make_linear_classifier():
    return Net()
